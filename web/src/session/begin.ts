import { askAhead } from './token.js';

// Loaded beside the interface, and much sooner there: the session goes on while the rest is still on its way.
askAhead();
