// npm test [-- <arguments of Jest>]: everything but test/long; with --long only that, against the built server.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, findChromium, install, root } from './setup.mjs';

const long = process.argv.includes('--long');
const words = process.argv.slice(2).filter((word) => word !== '--long');

install();
// The long tests run the built server, the browser's tests the built web interface.
if (long || findChromium()) await build();

const jest = spawn(process.execPath, [join(root, 'node_modules', 'jest', 'bin', 'jest.js'), ...words], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    ...(long ? { ENLACE_TEST_LONG: 'true' } : {}),
    ENLACE_TEST_CHROMIUM: findChromium() ?? '',
  },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal));
jest.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
