import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import type { RequestContext } from '../access/request-context.js';
import { ReleaseLedger } from '../audit/release-ledger.js';
import type { Copy } from '../print/printed-directory.js';
import { releasedValues, type EntryView } from '../register/view.js';
import { AudienceTransactions, patiently } from './audience.js';
import type { EntryDifference } from './difference.js';
import { type DifferenceBatch, EditionDifferences } from './edition-differences.js';
import { Counted, EditionContents, type Slice } from './edition-contents.js';
import { Edition } from './edition.entity.js';
import { writerOf, type PlannedFile } from './edition-files.js';
import { EditionPrinter } from './edition-printer.js';
import { EditionStore, type Stored } from './edition-store.js';

/** How a file is made. */
export interface Making {
  /** Where the store keeps it. */
  folder: string;
  /** Whose own copy it is; null: it is the same for all. */
  copy: Copy | null;
  /** Told how many entries went into it, and now and then meanwhile; it throws once nobody wants the file any more. */
  progress: (done?: number) => Promise<void>;
}

export interface Made extends Stored {
  /** Null: a file that holds no entries. */
  entries: number | null;
  /** Digest of the entries as they went into it. */
  contents: string | null;
}

/** Makes one file of an edition in a transaction of its audience and bounded memory, everything shown noted before. */
@Injectable()
export class EditionMaker {
  constructor(
    private readonly audience: AudienceTransactions,
    private readonly contents: EditionContents,
    private readonly differences: EditionDifferences,
    private readonly printer: EditionPrinter,
    private readonly store: EditionStore,
    private readonly ledger: ReleaseLedger,
  ) {}

  make(edition: Edition, file: PlannedFile, how: Making): Promise<Made> {
    const audience = { editionId: edition.id, ceiling: edition.ceiling };
    return this.audience.read(audience, async (tx, actor, context) => {
      await patiently(tx);
      return this.write(tx, actor, context, edition, file, how);
    });
  }

  private async write(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    edition: Edition,
    file: PlannedFile,
    { folder, copy, progress }: Making,
  ): Promise<Made> {
    const counted = new Counted();
    const purpose = `edition.${edition.number}.${file.name}`;
    const release = (valueIds: readonly string[]) =>
      this.ledger.record(tx, actor, context, { purpose, valueIds });
    const noted = async (entries: EntryView[]) => {
      await release(releasedValues(entries));
      await progress(counted.entries);
    };
    const base = edition.baseId ? await tx.findOneByOrFail(Edition, { id: edition.baseId }) : null;
    const between = () => this.differences.between(tx, base, edition, edition.ceiling);
    const entries = (slice?: Slice) => counted.of(this.contents.stream(tx, actor, edition, slice), noted);
    const material = {
      edition,
      copy,
      base: base?.number ?? null,
      language: file.language ?? ('en' as const),
      entries,
      changes: () => told(between(), release),
      printed: () => this.printer.print(tx, edition, file, entries, () => progress(), copy),
    };
    const stored = await this.store.write(folder, file.name, writerOf(file)(material));
    const ofEntries = file.format !== 'changes' && file.format !== 'schema';
    return {
      ...stored,
      entries: ofEntries ? counted.entries : null,
      contents: ofEntries ? counted.digest : null,
    };
  }
}

/** The items of a difference; what they show is in the ledger before they are. */
async function* told(
  batches: AsyncIterable<DifferenceBatch>,
  release: (valueIds: readonly string[]) => Promise<void>,
): AsyncGenerator<EntryDifference[]> {
  for await (const { items, valueIds } of batches) {
    await release(valueIds);
    yield items;
  }
}
