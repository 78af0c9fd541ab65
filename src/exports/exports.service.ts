import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { ReleaseLedger } from '../audit/release-ledger.js';
import { Clock } from '../platform/clock.js';
import { Turnstile } from '../platform/turnstile.js';
import type { EntryFilters } from '../register/entry-filters.js';
import { RegisterQuery } from '../register/register.query.js';
import { releasedValues, type EntryView } from '../register/view.js';
import type { Format } from './export.dto.js';
import { csvText, exportHead, jsonText, ndjsonText } from './export-text.js';
import { vcardText, type VcardVersion } from './vcard-text.js';
import { xlsxBytes } from './xlsx-text.js';

/** What to export: everything the caller may see, narrowed by the filters. */
export interface Export {
  format: Format;
  filters: EntryFilters;
  /** CSV without the marks for spreadsheets. */
  machines: boolean;
  version?: VcardVersion;
}

/** Entries a batch, and a release row: it bounds the memory of an export whatever its size. */
const BATCH = 500;

/** Each export takes two connections of the pool's fifteen; the rest stays for everybody else. */
const AT_ONCE = 4;
const IN_LINE = 40;

/** How long a reader may take nothing before it is let go, in milliseconds: its turn is another's then. */
const STALLED = 60_000;

/** Writes what an actor may see into a file, through the same read path as lists, in bounded memory. */
@Injectable()
export class ExportsService {
  private readonly logger = new Logger(ExportsService.name);
  private readonly turnstile = new Turnstile(AT_ONCE, IN_LINE, 'Too many exports at once; try again.');

  constructor(
    private readonly transactions: Transactions,
    private readonly dataSource: DataSource,
    private readonly query: RegisterQuery,
    private readonly ledger: ReleaseLedger,
    private readonly clock: Clock,
  ) {}

  /**
   * The file as a stream, from one snapshot. Settles once the first batch is read: until then refusals are thrown.
   * The transaction lives as long as the stream; when its reader goes away, the running statement is cancelled.
   */
  open(context: RequestContext, wanted: Export): Promise<Readable> {
    return new Promise((resolve, reject) => {
      const out = new PassThrough();
      const work = async (tx: EntityManager, actor: Actor) => {
        const backend = await backendOf(tx);
        const parts = this.parts(tx, actor, context, wanted);
        const first = await parts.next();
        out.once('close', () => void this.cancel(backend));
        resolve(out);
        await pipeline(taken(resumed(first, parts), out), out);
      };
      this.turnstile
        .inTurn(() => this.transactions.read(context, work))
        .catch((error: unknown) => {
          reject(error instanceof Error ? error : new Error(String(error)));
          if (!isAbandoned(error)) this.logger.error('An export broke off', error);
        });
    });
  }

  private parts(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    wanted: Export,
  ): AsyncGenerator<string | Buffer> {
    const batches = this.released(
      this.query.stream(tx, actor, wanted.filters, BATCH),
      context,
      wanted.format,
    );
    const date = this.clock.now().toISOString();
    const stamp = { date, audience: [actor.role, actor.state].filter(Boolean).join(' ') };
    const head = exportHead({ date, actor, filters: wanted.filters });
    const writers: Record<Format, () => AsyncGenerator<string | Buffer>> = {
      csv: () => csvText(batches, { machines: wanted.machines, stamp }),
      json: () => jsonText(batches, head),
      ndjson: () => ndjsonText(batches, head),
      vcf: () => vcardText(batches, stamp, wanted.version ?? '4.0'),
      xlsx: () => xlsxBytes(batches, stamp),
    };
    return writers[wanted.format]();
  }

  /**
   * Each batch with its release row, which commits in its own transaction before the batch is sent: what was sent
   * stays recorded though the export breaks off. It also asks anew whether the session is alive.
   */
  private async *released(batches: AsyncIterable<EntryView[]>, context: RequestContext, format: Format) {
    for await (const entries of batches) {
      const valueIds = releasedValues(entries);
      if (valueIds.length > 0) {
        await this.transactions.read(context, (tx, actor) =>
          this.ledger.record(tx, actor, context, { purpose: `export.${format}`, valueIds }),
        );
      }
      yield entries;
    }
  }

  /** Cancels that export's fetch, should one be running; never the next export's on the same connection. */
  private async cancel({ pid, began }: Backend): Promise<void> {
    await this.dataSource
      .query(
        `select pg_cancel_backend(pid) from pg_stat_activity
          where pid = $1 and xact_start::text = $2 and state = 'active' and query like 'fetch % from entries_to_stream'`,
        [pid, began],
      )
      .catch((error: unknown) => this.logger.warn('Could not cancel an export', error));
  }
}

/** The server process that carries an export, and the transaction it is. */
interface Backend {
  pid: number;
  began: string;
}

async function backendOf(tx: EntityManager): Promise<Backend> {
  const [row] = await tx.query<Backend[]>(
    'select pid, xact_start::text as began from pg_stat_activity where pid = pg_backend_pid()',
  );
  return row!;
}

async function* resumed(
  first: IteratorResult<string | Buffer>,
  rest: AsyncGenerator<string | Buffer>,
): AsyncGenerator<string | Buffer> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}

/** The same parts; a reader who stops taking them is cut off. */
async function* taken(
  parts: AsyncGenerator<string | Buffer>,
  out: PassThrough,
): AsyncGenerator<string | Buffer> {
  for await (const part of parts) {
    const stalled = setTimeout(() => out.destroy(), STALLED).unref();
    yield part;
    clearTimeout(stalled);
  }
}

const ABANDONED = ['ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR', '57014'];

const isAbandoned = (error: unknown): boolean => ABANDONED.includes((error as { code?: string }).code ?? '');
