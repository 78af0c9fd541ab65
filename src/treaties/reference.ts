import { readFileSync } from 'node:fs';
import { writeReference, type ReferenceTable } from '../countries/reference-rows.js';
import type { Queryable } from '../platform/queryable.js';
import { ACTS, type Act } from './facts.js';

interface ReferenceStatus {
  iso2: string;
  signature: string | null;
  ratification: string | null;
  deposit: string | null;
  instrument: string | null;
  known_party_by?: string;
  known_party_source?: string;
  entry_into_force?: string | null;
  eif_source?: string;
  /** The same acts, from general knowledge. */
  unverified?: Partial<Record<Act, string | null>> & { source: string };
  row: 'printed' | 'not-seen';
  may_have_changed?: boolean;
  information_on_file?: boolean;
  footnote_ref?: string | null;
  note?: string;
  source: string;
}

interface ReferenceTreaty {
  code: string;
  name: string;
  short?: string;
  adopted: { date: string; place: string; source?: string };
  entry_into_force: string | null;
  eif_clause?: string;
  depositary: string;
  treaty_series?: string;
  un_registration?: string;
  designation_articles: { article: string; kind: string; source: string }[];
  source: string;
  complete: boolean;
  missing?: string[];
  note?: string;
  statuses: ReferenceStatus[];
}

const TREATY: ReferenceTable = {
  name: 'treaty',
  key: ['code'],
  prune: false,
  columns: {
    code: 'text',
    position: 'smallint',
    name: 'text',
    short_name: 'text',
    adopted_on: 'date',
    adopted_place: 'text',
    adopted_source: 'text',
    entered_into_force: 'date',
    entry_clause: 'text',
    depositary: 'text',
    treaty_series: 'text',
    un_registration: 'text',
    source: 'text',
    complete: 'boolean',
    missing: 'text[]',
    note: 'text',
    unverified: 'boolean',
  },
};
const ARTICLE: ReferenceTable = {
  name: 'treaty_article',
  key: ['treaty', 'position'],
  prune: true,
  columns: {
    treaty: 'text',
    position: 'smallint',
    article: 'text',
    kind: 'text',
    source: 'text',
    unverified: 'boolean',
  },
};
const LISTING: ReferenceTable = {
  name: 'treaty_listing',
  key: ['treaty', 'country'],
  prune: true,
  columns: {
    treaty: 'text',
    country: 'text',
    row_seen: 'boolean',
    may_have_changed: 'boolean',
    instrument: 'text',
    information_on_file: 'boolean',
    footnote_ref: 'text',
    note: 'text',
    source: 'text',
  },
};
const STATUS: ReferenceTable = {
  name: 'treaty_status',
  key: ['treaty', 'country', 'act'],
  prune: true,
  columns: {
    treaty: 'text',
    country: 'text',
    act: 'text',
    date: 'date',
    source: 'text',
    unverified: 'boolean',
  },
};

/** The reference file says "verify" of what nobody read on a page. */
const isUnverified = (source: string): boolean => source.includes('general knowledge - verify');

/** Loads `reference/treaties.json`; after `loadCountries`. Idempotent; needs the owner's rights. */
export async function loadTreaties(db: Queryable): Promise<void> {
  const treaties = readReference();
  await writeReference(db, TREATY, treaties.map(treatyRow));
  await writeReference(db, ARTICLE, treaties.flatMap(articleRows));
  await writeReference(db, LISTING, treaties.flatMap(listingRows));
  await writeReference(db, STATUS, treaties.flatMap(factRows));
}

function readReference(): ReferenceTreaty[] {
  const url = new URL('./reference/treaties.json', import.meta.url);
  return (JSON.parse(readFileSync(url, 'utf8')) as { treaties: ReferenceTreaty[] }).treaties;
}

function treatyRow(treaty: ReferenceTreaty, position: number): object {
  return {
    code: treaty.code,
    position,
    name: treaty.name,
    short_name: treaty.short,
    adopted_on: treaty.adopted.date,
    adopted_place: treaty.adopted.place,
    adopted_source: treaty.adopted.source,
    entered_into_force: treaty.entry_into_force,
    entry_clause: treaty.eif_clause,
    depositary: treaty.depositary,
    treaty_series: treaty.treaty_series,
    un_registration: treaty.un_registration,
    source: treaty.source,
    complete: treaty.complete,
    missing: treaty.missing ?? [],
    note: treaty.note,
    unverified: isUnverified(treaty.source) || isUnverified(treaty.adopted.source ?? ''),
  };
}

function articleRows(treaty: ReferenceTreaty): object[] {
  return treaty.designation_articles.map(({ article, kind, source }, position) => ({
    treaty: treaty.code,
    position,
    article,
    kind,
    source,
    unverified: isUnverified(source),
  }));
}

function listingRows(treaty: ReferenceTreaty): object[] {
  return treaty.statuses.map((status) => ({
    treaty: treaty.code,
    country: status.iso2,
    row_seen: status.row === 'printed',
    may_have_changed: status.may_have_changed ?? false,
    instrument: status.instrument,
    information_on_file: status.information_on_file,
    footnote_ref: status.footnote_ref,
    note: status.note,
    source: status.source,
  }));
}

function factRows(treaty: ReferenceTreaty): object[] {
  return treaty.statuses.flatMap((status) =>
    ACTS.flatMap((act) => {
      const read = status[act];
      const date = read ?? status.unverified?.[act];
      if (!date) return [];
      const source = read ? sourceOf(status, act) : (status.unverified?.source ?? status.source);
      return [
        { treaty: treaty.code, country: status.iso2, act, date, source, unverified: isUnverified(source) },
      ];
    }),
  );
}

function sourceOf(status: ReferenceStatus, act: Act): string {
  if (act === 'known_party_by') return status.known_party_source ?? status.source;
  if (act === 'entry_into_force') return status.eif_source ?? status.source;
  return status.source;
}
