import type { Done, Outcome, Writer } from './writer.js';

/** An entry as its writer knows it. */
export interface KnownEntry {
  id: string;
  versions: number;
  verifications: number;
  unit: string;
  published: boolean;
}

interface Answered {
  id: string;
  contactPoints: { id: string }[];
}

const ROUTE = '/api/v1/law-enforcement-contacts';

/** Counts what the server answered. */
export class Tally {
  readonly outcomes = new Map<Outcome, number>();
  /** Answers that nothing in such a load explains. */
  readonly strange: string[] = [];
  /** When an answer of success last came. */
  lastSuccess = 0;

  note = (outcome: Outcome, answer: string): void => {
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
    if (typeof outcome === 'number' && outcome < 300) this.lastSuccess = performance.now();
    const usual =
      outcome === 'cut' ||
      outcome < 300 ||
      outcome === 503 ||
      (outcome === 409 && answer.includes('in-flight'));
    if (!usual && this.strange.length < 20) this.strange.push(`${outcome} ${answer.slice(0, 300)}`);
  };

  toString(): string {
    return [...this.outcomes].map(([outcome, count]) => `${count} x ${outcome}`).join(', ');
  }
}

/** One person's work: entries made, changed, verified, proposed for publication, and approved by another. */
export class Load {
  readonly entries: KnownEntry[] = [];
  /** Something went wrong, and this one works no more. */
  failed = false;
  private stopped = false;
  private finished: Promise<void> = Promise.resolve();

  constructor(
    private readonly writer: Writer,
    /** Who decides what this one proposes. */
    private readonly decider: Writer,
    private readonly state: string,
  ) {}

  /** Begins; goes on until `stop`. */
  begin(): void {
    this.stopped = false;
    this.failed = false;
    this.finished = (async () => {
      for (let n = 0; !this.stopped; n += 1) await this.oneEntry(n);
    })();
    // What went wrong is thrown by `stop`.
    this.finished.catch(() => {
      this.failed = true;
    });
  }

  /** Carries out what was begun, then ends. @throws what went wrong meanwhile. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.finished;
  }

  private async oneEntry(n: number): Promise<void> {
    const name = `${this.writer.person.id.slice(0, 8)} ${n}`;
    const created = await this.writer.carryOut({
      kind: 'create',
      method: 'POST',
      path: ROUTE,
      body: {
        country: this.state,
        kind: 'office',
        names: { original: name, language: 'es' },
        contactPoints: [
          { kind: 'telephone', use: '24/7', value: `+54114321${String(n % 10_000).padStart(4, '0')}` },
          { kind: 'email', value: `office-${n}@test.example` },
        ],
      },
    });
    const { id, contactPoints } = created.answer as unknown as Answered;
    const entry: KnownEntry = { id, versions: 1, verifications: 0, unit: '', published: false };
    this.entries.push(entry);
    let last = created;
    for (let change = 1; change <= 3 && !this.stopped; change += 1) {
      last = await this.rename(entry, last, `${name}, unit ${change}`);
    }
    if (this.stopped) return;
    last = await this.writer.carryOut({
      kind: 'verify',
      method: 'POST',
      path: `${ROUTE}/${id}/verifications`,
      body: { contactPointIds: contactPoints.map((point) => point.id), method: 'call' },
    });
    entry.verifications += contactPoints.length;
    if (n % 3 === 0 && !this.stopped) await this.publish(entry, last);
  }

  private async rename(entry: KnownEntry, last: Done, unit: string): Promise<Done> {
    const done = await this.writer.carryOut({
      kind: 'patch',
      method: 'PATCH',
      path: `${ROUTE}/${entry.id}`,
      body: { unit },
      ifMatch: last.etag!,
    });
    entry.unit = unit;
    entry.versions += 1;
    return done;
  }

  private async publish(entry: KnownEntry, last: Done): Promise<void> {
    const { answer } = await this.writer.carryOut({
      kind: 'propose',
      method: 'POST',
      path: `${ROUTE}/${entry.id}/publish`,
      body: {},
      ifMatch: last.etag!,
    });
    await this.decider.carryOut({
      kind: 'approve',
      method: 'POST',
      path: `/api/v1/changes/${answer.id as string}/approve`,
      body: {},
    });
    entry.versions += 1;
    entry.published = true;
  }
}
