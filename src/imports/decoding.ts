import { FileRefused } from './import.vocabulary.js';

export type Encoding = 'utf-8' | 'windows-1252';

/**
 * The text of a file: UTF-8 with or without its mark, else Windows-1252 (never Latin-1: what older spreadsheet
 * programs write as curly quotes and dashes are control characters there).
 * @throws FileRefused for UTF-16, and for anything that holds a NUL.
 */
export function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  if (bytes.includes(0))
    throw new FileRefused(
      'The file holds NUL characters: it is no text. Save it as CSV in UTF-8, or as XLSX.',
    );
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: fromWindows1252(bytes), encoding: 'windows-1252' };
  }
}

/** What Windows-1252 has where Latin-1 has control characters: 0x80 to 0x9F; five are not assigned. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** By a table of our own: some versions of Node decode this label as Latin-1. */
const fromWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009F]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80]!);
