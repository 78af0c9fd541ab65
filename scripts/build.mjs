// npm run build: the server and the web interface, into dist.
import { build, install } from './setup.mjs';

install();
await build();
