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
      // The interface is a beginning of its own, so that all it needs counts as there before the first screen.
      input: ['index.html', 'src/enlace.tsx'].map(at),
      output: {
        codeSplitting: {
          // Whatever is there before the first screen comes in a few pieces, in the order in which main.ts begins them.
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
            { name: 'words', test: /i18n[\\/]i18n\.ts$|preload-helper/, priority: 2 },
            { name: 'looks', test: /node_modules[\\/]@(mui|emotion)[\\/]/, tags: ['$initial'], priority: 1 },
            { name: 'frame', test: /^(?!.*(main\.ts|\.html))/, tags: ['$initial'] },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:3000', '/docs': 'http://localhost:3000' } },
});
