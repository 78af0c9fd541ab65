import type { Language } from '../platform/problems.js';
import type { EntryView } from '../register/view.js';
import { chapterOf, type Chapter } from './printed-chapters.js';

/** One heading of an index and what stands under it, a line a State. */
export interface IndexGroup {
  name: string;
  rows: { state: string; entries: { id: string; name: string }[] }[];
}

/** Entries by the headings that `under` gives each, then by State as the chapters stand. */
export function printedIndex(
  chapters: readonly Chapter[],
  entries: readonly EntryView[],
  language: Language,
  under: (entry: EntryView) => readonly string[],
): IndexGroup[] {
  const groups = new Map<string, Map<string, IndexGroup['rows'][number]['entries']>>();
  for (const entry of entries)
    for (const name of under(entry)) {
      const rows = groups.get(name) ?? new Map<string, IndexGroup['rows'][number]['entries']>();
      const row = rows.get(chapterOf(entry)) ?? [];
      row.push({ id: entry.id, name: entry.names.original });
      groups.set(name, rows.set(chapterOf(entry), row));
    }
  const collator = new Intl.Collator(language, { sensitivity: 'base' });
  return [...groups]
    .sort(([a], [b]) => collator.compare(a, b))
    .map(([name, rows]) => ({
      name,
      rows: chapters.flatMap(({ id, name: state }) => {
        const own = rows.get(id);
        return own ? [{ state, entries: own }] : [];
      }),
    }));
}
