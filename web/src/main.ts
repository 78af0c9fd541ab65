import { startLanguages } from './i18n/i18n.js';
import { askAhead } from './session/token.js';

askAhead();

// In pieces, each begun once the one before has run: between two of them the browser answers whoever already clicks.
const words = startLanguages();
await import('react-dom/client');
await import('@mui/material/styles');
const { start } = await import('./enlace.js');
await words;
start(document.querySelector('#root')!);
