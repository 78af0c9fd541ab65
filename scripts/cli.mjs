// npm run cli -- <command>: installs and builds what is missing, then runs one command.
import { build, install, loadSettings } from './setup.mjs';

install();
await build();
loadSettings();
process.setSourceMapsEnabled(true);
await import('../dist/src/cli.js');
