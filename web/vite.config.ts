import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Built into dist/web, which the server serves; in development, proxied to a server on port 3000. */
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Nothing inline: the policy allows no data: scripts, and files are kept for good by their name.
    assetsInlineLimit: 0,
    // Read by the server, which tells the browser at once all that an address needs.
    manifest: 'screens.json',
    rolldownOptions: {
      // What the server names ahead of time, beside the page.
      input: ['index.html', 'src/session/begin.ts', 'src/enlace.tsx'].map(at),
      output: {
        codeSplitting: {
          // Whatever is there before the first screen comes in a few pieces, in the order in which main.ts begins them.
          groups: [
            { name: 'begin', test: /session[\\/](begin|token)\.ts$/, priority: 4 },
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
            { name: 'main', test: /web[\\/]src[\\/]main\.ts$/, priority: 2 },
            { name: 'looks', test: /node_modules[\\/]@(mui|emotion)[\\/]/, tags: ['$initial'], priority: 1 },
            { name: 'frame', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:3000', '/docs': 'http://localhost:3000' } },
});
