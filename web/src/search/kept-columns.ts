/** The columns a table of hits can have beside the name, in their order. */
export const COLUMNS = [
  'state',
  'register',
  'functions',
  'number',
  'freshness',
  'languages',
  'institution',
  'tlp',
] as const;
export type Column = (typeof COLUMNS)[number];

const KEPT = 'enlace-columns';
const USUAL: readonly Column[] = ['state', 'functions', 'number', 'freshness', 'tlp'];

/** What was chosen in this browser, else the usual ones. */
export function keptColumns(): readonly Column[] {
  const kept = localStorage.getItem(KEPT)?.split(',');
  return kept ? COLUMNS.filter((column) => kept.includes(column)) : USUAL;
}

export const keepColumns = (columns: readonly Column[]): void =>
  localStorage.setItem(KEPT, columns.join(','));
