// npm start: installs and builds what is missing, then serves, in this very process.
import { build, install, loadSettings } from './setup.mjs';

install();
await build();
loadSettings();
process.setSourceMapsEnabled(true);
await import('../dist/src/main.js');
