/**
 * A name as "same authority" compares it: without accents, case, punctuation and surplus spaces. The database's
 * `name_key` says the same (migrations/1500-imports.ts).
 */
export const nameKey = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What people write where they know nothing. */
const PLACEHOLDERS = new Set(
  [
    '-',
    's/d',
    's/n/d',
    'n/d',
    'n/a',
    'no disponible',
    'não informado',
    'não disponível',
    'not available',
    'unknown',
    'none',
    'non disponible',
    'sin datos',
    'sem dados',
    'no aplica',
  ].map(nameKey),
);

/** The cell's text in NFC, outer spaces gone; empty where it says that nothing is known. */
export function meaningOf(cell: string): string {
  const text = cell.normalize('NFC').trim();
  return PLACEHOLDERS.has(nameKey(text)) ? '' : text;
}
