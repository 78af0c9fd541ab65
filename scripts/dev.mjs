// npm run dev: compiles as files change and starts the server anew each time.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, install, loadSettings, root } from './setup.mjs';

install();
await build();
loadSettings();
const start = (...words) => spawn(process.execPath, words, { cwd: root, stdio: 'inherit' });
const compiler = start(
  join('node_modules', 'typescript', 'bin', 'tsc'),
  '-p',
  'tsconfig.build.json',
  '--watch',
  '--preserveWatchOutput',
);
const server = start('--enable-source-maps', '--watch-path=dist', join('dist', 'src', 'main.js'));
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    compiler.kill(signal);
    server.kill(signal);
  });
}
server.on('exit', (code) => {
  compiler.kill();
  process.exitCode = code ?? 0;
});
