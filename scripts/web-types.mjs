// Writes the types that the web interface is checked against.
import { webTypes } from './setup.mjs';

webTypes();
