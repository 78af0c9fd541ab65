import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Outbox } from '../mail/outbox.js';
import { Configuration } from '../platform/configuration.js';
import { LANGUAGES, type Language } from '../platform/problems.js';
import { sameValue } from './contact-point.writer.js';
import type { ContactPointRow, EntryDocument, EntryRow } from './document.js';
import { pairs } from './point-merge.js';
import { wordingFor, type NoticeKind } from './value-notices.words.js';

/** A new version of a published entry, as far as its readers are concerned. */
export interface Shown {
  version: number;
  status: string;
  document: EntryDocument;
  contactPoints: readonly string[];
}

/**
 * Whoever answers at a published value is told when it changes: the old and the new mailbox, and for anything else
 * the mailbox that is responsible. No letter names a contact value other than the mailbox it goes to.
 */
@Injectable()
export class ValueNotices {
  constructor(
    private readonly outbox: Outbox,
    private readonly configuration: Configuration,
  ) {}

  /**
   * Puts the letters into the outbox, in the transaction that changes the values.
   * @returns whether readers see another value than before.
   */
  async put(tx: EntityManager, before: EntryRow | null, next: Shown): Promise<boolean> {
    if (before?.status !== 'published' || next.status !== 'published') return false;
    if (before.contact_points.join() === next.contactPoints.join()) return false;
    const after = await rowsOf(tx, before.id, next.contactPoints);
    const current = before.points.filter(({ id }) => before.contact_points.includes(id));
    const letters = lettersOf(current, after);
    if (letters === null) return false;
    const language = await languageOf(tx, next.document);
    for (const [to, kind] of letters) {
      const words = wordingFor(kind, language, nameOf(next.document));
      await this.outbox.put(tx, {
        to,
        language,
        subject: words.subject,
        text: `${words.text}\n\n${this.configuration.publicUrl}/entries/${before.register}/${before.id}\n`,
        demo: before.demo,
        sensitive: false,
        key: `value:${before.id}:${next.version}:${to}`,
      });
    }
    return true;
  }
}

/** Who is to be told what, by mailbox; null: no value is another than before. */
function lettersOf(
  before: readonly ContactPointRow[],
  after: readonly ContactPointRow[],
): Map<string, NoticeKind> | null {
  const { became, added } = pairs(before, after);
  const moved = [...became].filter(([was, is]) => is === null || !sameValue(was, is));
  const [gone, come] = [moved.map(([was]) => was), [...moved.flatMap(([, is]) => is ?? []), ...added]];
  if (gone.length + come.length === 0) return null;
  const letters = new Map<string, NoticeKind>();
  const others = [...gone, ...come].some(({ kind }) => kind !== 'email');
  if (others) for (const to of mailboxes([...before, ...after], 'responsible')) letters.set(to, 'changed');
  const stays = mailboxes(after);
  for (const to of mailboxes(come)) if (!mailboxes(before).includes(to)) letters.set(to, 'shown');
  for (const to of mailboxes(gone)) if (!stays.includes(to)) letters.set(to, 'gone');
  return letters;
}

const mailboxes = (rows: readonly ContactPointRow[], use?: string): string[] =>
  rows.flatMap((row) => (row.kind === 'email' && row.value && (!use || row.use === use) ? [row.value] : []));

/** What an entry may be called where its person's name must not live on. */
export const nameOf = (document: EntryDocument): string => {
  if (document.kind === 'office') return document.names.original;
  const office = ['institution', 'agency', 'parentInstitution', 'unit'].map((field) => document[field]);
  return (office.find((one) => typeof one === 'string') as string | undefined) ?? '–';
};

async function rowsOf(
  tx: EntityManager,
  entryId: string,
  ids: readonly string[],
): Promise<ContactPointRow[]> {
  return tx.query<ContactPointRow[]>(
    'select * from contact_point where entry_id = $1 and id = any($2::uuid[]) order by array_position($2::uuid[], id)',
    [entryId, ids],
  );
}

/** The entry's own language, else the State's first official one that the directory speaks, else English. */
async function languageOf(tx: EntityManager, { names, country }: EntryDocument): Promise<Language> {
  const [row] = await tx.query<{ languages: string[] }[]>(
    'select official_languages as languages from country where iso2 = $1',
    [country],
  );
  const wanted = [names.language ?? '', ...(row?.languages ?? [])].map((tag) => tag.slice(0, 2));
  return (
    LANGUAGES.find((one) => one === wanted.find((tag) => LANGUAGES.some((known) => known === tag))) ?? 'en'
  );
}
