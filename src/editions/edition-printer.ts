import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { labelOf } from '../access/tlp.js';
import { readCountries } from '../countries/countries.query.js';
import type { Language } from '../platform/problems.js';
import { printedDirectory, type Copy } from '../print/printed-directory.js';
import { inChapterOrder, ORGANISATIONS, type NamedState } from '../print/printed-chapters.js';
import { Typesetter } from '../print/typesetter.js';
import { inWords } from '../print/vocabulary.js';
import type { EntryView } from '../register/view.js';
import { EditionContents, type Slice } from './edition-contents.js';
import type { Edition, EditionFile } from './edition.entity.js';
import { partOf } from './edition-files.js';

/**
 * So many entries are printed as one document; its typesetting takes about 350 MB (bench/print.mjs). A directory that
 * has more is printed in parts, each with its own contents and indexes.
 */
export const ENTRIES_A_DOCUMENT = 1000;

/** How often, in milliseconds, a document that is being typeset asks whether it is still wanted. */
const ASKS = 1000;

type Entries = (slice?: Slice) => AsyncGenerator<EntryView[]>;

/** Prints an edition: plans the documents, and makes each. */
@Injectable()
export class EditionPrinter {
  constructor(
    private readonly contents: EditionContents,
    private readonly typesetter: Typesetter,
  ) {}

  /** In how many documents it is printed, by language: States stand in another order in each. */
  async parts(tx: EntityManager, edition: Edition): Promise<(language: Language) => number> {
    const counts = await this.contents.counts(tx, edition.id);
    const countries = await readCountries(tx);
    return (language) => partsOf(counts, countries, language).length;
  }

  /** The document of that file. `wanted` throws once nobody wants it any more, and the typesetting ends. */
  async *print(
    tx: EntityManager,
    edition: Edition,
    file: Pick<EditionFile, 'name' | 'language'>,
    entries: Entries,
    wanted: () => Promise<void>,
    copy: Copy | null = null,
  ): AsyncGenerator<Buffer> {
    const language = file.language ?? 'en';
    const countries = await readCountries(tx);
    const part = partOf(file.name);
    const slices = partsOf(await this.contents.counts(tx, edition.id), countries, language)[
      (part?.n ?? 1) - 1
    ]!;
    const all: EntryView[] = [];
    for (const slice of slices) for await (const batch of entries(slice)) all.push(...batch);
    const facts = {
      language,
      part,
      copy,
      number: edition.number,
      title: edition.title,
      ceiling: edition.ceiling,
      cutOff: edition.cutOff.toISOString().slice(0, 10),
      audience: readersOf(edition, countries, language),
    };
    const stillWanted = async () => {
      await wanted();
      // A transaction that is idle for a minute is ended (platform/database.ts).
      await tx.query('select 1');
    };
    yield await this.whileWanted(stillWanted, (signal) =>
      this.typesetter.typeset('directory.typ', printedDirectory(facts, countries, all), signal),
    );
  }

  private async whileWanted<T>(
    wanted: () => Promise<void>,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const stop = new AbortController();
    const asking = setInterval(() => void wanted().catch((error: unknown) => stop.abort(error)), ASKS);
    try {
      return await work(stop.signal);
    } catch (error) {
      throw stop.signal.aborted ? stop.signal.reason : error;
    } finally {
      clearInterval(asking);
    }
  }
}

/** The documents of a directory, each as the slices of States that it holds; a State is divided only when it must be. */
export function partsOf(
  counts: ReadonlyMap<string, number>,
  countries: readonly NamedState[],
  language: Language,
  most = ENTRIES_A_DOCUMENT,
): Slice[][] {
  const known = new Map(countries.map((row) => [row.iso2, row]));
  const parts: Slice[][] = [[]];
  let room = most;
  for (const id of inChapterOrder(
    [...counts.keys()].map((one) => one || ORGANISATIONS),
    known,
    language,
  )) {
    const country = id === ORGANISATIONS ? '' : id;
    const total = counts.get(country)!;
    if (total > room && room < most) room = 0;
    for (let from = 0; from < total;) {
      if (room === 0) {
        parts.push([]);
        room = most;
      }
      const count = Math.min(room, total - from);
      parts.at(-1)!.push({ country, from, count });
      from += count;
      room -= count;
    }
  }
  return parts;
}

/** For whom it is, in words. */
function readersOf(edition: Edition, countries: readonly NamedState[], language: Language): string {
  const roles = edition.roles.map((role) => inWords('role', role, language));
  const names = new Map(countries.map(({ iso2, names }) => [iso2, names[language]]));
  const states = edition.states?.map((iso2) => names.get(iso2) ?? iso2);
  return [labelOf(edition.ceiling), roles.join(', '), states?.join(', ')].filter(Boolean).join(' · ');
}
