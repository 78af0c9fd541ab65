import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Answer } from '../access/answer.js';
import { systemContext } from '../access/request-context.js';
import { labelOf, rankOf, type Tlp } from '../access/tlp.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { ReleaseLedger } from '../audit/release-ledger.js';
import { readCountries } from '../countries/countries.query.js';
import { vcardText } from '../exports/vcard-text.js';
import { DueTasks } from '../jobs/due-tasks.js';
import { JobTasks } from '../jobs/job-tasks.js';
import { Jobs } from '../jobs/jobs.js';
import { Clock } from '../platform/clock.js';
import { LANGUAGES, type Language } from '../platform/problems.js';
import { packed, printedEmergency, type PackedState } from '../print/printed-emergency.js';
import { Typesetter } from '../print/typesetter.js';
import { RegisterQuery } from '../register/register.query.js';
import { releasedValues, type EntryView } from '../register/view.js';
import { AudienceTransactions } from './audience.js';
import { EditionStore } from './edition-store.js';

const TASK = 'emergency.make';
const CONTEXT = systemContext(`job:${TASK}`);
/** Where the present pack is written down. */
const PLACE = 'emergency';
const INDEX = 'pack.json';

/** Nothing in it is above what those who answer at night may see. */
export const EMERGENCY_CEILING = rankOf('TLP:AMBER');

export interface PackFile {
  name: string;
  /** Null: for all. */
  language: Language | null;
  bytes: number;
  sha256: string;
}

/** The pack as it was made: what is in it, and which values above TLP:GREEN it shows. */
export interface Pack {
  /** ISO 8601 UTC. */
  madeAt: string;
  tlp: Tlp;
  states: number;
  folder: string;
  files: PackFile[];
  valueIds: string[];
}

/** The emergency pack: one page a State for whoever has no network, and the same as cards for a telephone; made each night. */
@Injectable()
export class EmergencyPack implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly audience: AudienceTransactions,
    private readonly query: RegisterQuery,
    private readonly typesetter: Typesetter,
    private readonly store: EditionStore,
    private readonly ledger: ReleaseLedger,
    private readonly audit: AuditLog,
    private readonly jobs: Jobs,
    private readonly tasks: JobTasks,
    private readonly dueTasks: DueTasks,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.tasks.register(TASK, () => this.make());
    this.dueTasks.register({ name: TASK, every: 'day', run: ({ tx }) => this.enqueue(tx) });
  }

  async enqueue(tx: EntityManager): Promise<void> {
    await this.jobs.enqueue(tx, TASK, {}, { key: TASK });
  }

  /** The present pack, or null before the first was made. */
  async present(): Promise<Pack | null> {
    const text = await this.store.text(PLACE, INDEX);
    return text === null ? null : (JSON.parse(text) as Pack);
  }

  /** Makes it anew, and puts it in the place of the one before once it is whole. */
  async make(): Promise<void> {
    const now = this.clock.now();
    const before = await this.present();
    const { states, valueIds } = await this.collect();
    const folder = `${PLACE}-${now.getTime()}`;
    const files: PackFile[] = [];
    for (const language of LANGUAGES) files.push(await this.print(folder, states, language, now));
    files.push(await this.cards(folder, states, now));
    const tlp = labelOf(EMERGENCY_CEILING);
    const pack: Pack = { madeAt: now.toISOString(), tlp, states: states.length, folder, files, valueIds };
    await this.store.write(PLACE, INDEX, [JSON.stringify(pack)]);
    if (before && before.folder !== folder) await this.store.remove(before.folder);
    await this.transactions.write(CONTEXT, async (tx, actor) => {
      const subject = { type: 'emergency-pack', id: pack.madeAt };
      const details = { files: files.map(({ name, sha256 }) => ({ name, sha256 })) };
      await this.audit.append(tx, actor, CONTEXT, { action: 'emergency-pack.made', subject, details });
      return new Answer(200, null);
    });
  }

  /** What those who answer at night may see, narrowed to one page a State. */
  private collect(): Promise<{ states: PackedState[]; valueIds: string[] }> {
    const audience = { editionId: PLACE, ceiling: EMERGENCY_CEILING };
    return this.audience.read(audience, async (tx, actor, context) => {
      const entries: EntryView[] = [];
      for await (const batch of this.query.stream(tx, actor, {}))
        entries.push(...batch.filter(({ country, register }) => country !== null && register !== 'experts'));
      const states = packed(await readCountries(tx), entries);
      const valueIds = releasedValues(states.flatMap(cardsOf));
      await this.ledger.record(tx, actor, context, { purpose: 'emergency-pack', valueIds });
      return { states, valueIds };
    });
  }

  private async print(
    folder: string,
    states: readonly PackedState[],
    language: Language,
    now: Date,
  ): Promise<PackFile> {
    const madeAt = now.toISOString().slice(0, 16).replace('T', ' ');
    const data = printedEmergency(states, { language, madeAt, ceiling: EMERGENCY_CEILING });
    const name = `enlace-emergency-${language}.pdf`;
    const pdf = await this.typesetter.typeset('emergency.typ', data);
    return { name, language, ...(await this.store.write(folder, name, [pdf])) };
  }

  private async cards(folder: string, states: readonly PackedState[], now: Date): Promise<PackFile> {
    const name = 'enlace-emergency.vcf';
    const stamp = { date: now.toISOString(), audience: `emergency pack · ${labelOf(EMERGENCY_CEILING)}` };
    const batches = (async function* () {
      for (const state of states) yield await Promise.resolve(cardsOf(state));
    })();
    // Version 3.0, which every telephone reads.
    return {
      name,
      language: null,
      ...(await this.store.write(folder, name, vcardText(batches, stamp, '3.0'))),
    };
  }
}

/** The State's offices with those of their values that its page shows. */
const cardsOf = ({ offices }: PackedState): EntryView[] =>
  offices.map(({ entry, points }) => ({ ...entry, contactPoints: points }));
