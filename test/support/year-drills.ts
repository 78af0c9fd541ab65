import type { ParsedMail } from 'mailparser';
import type { YearServer, YearAccounts, SeenDrill } from './year.js';

/** What the drill of the year is called: a mail that says so is about it. */
export const DRILL = 'Exercise of the year';
export const NETWORK = 'g7-24-7';
/** Of each month. */
const DAY_OF_MONTH = 8;

/** ready: always answers. improves: from the third drill on. silent: never. */
type Readiness = 'ready' | 'improves' | 'silent';

interface Point {
  id: string;
  country: string;
  name: string;
  /** The mailbox that is written to. */
  desk: string;
  /** Whether the mailbox that hears of the result takes mail. */
  hears: boolean;
  readiness: Readiness;
  misses: number;
}

const readinessOf = (index: number): Readiness => (['ready', 'improves', 'silent'] as const)[index % 3]!;
const dateOf = (instant: Date) => instant.toISOString().slice(0, 10);

/** The drill that is repeated each month, as those see it who are drilled: their letters, and what is said of them. */
export class YearDrills {
  private points: Point[] = [];
  private readonly came = new Map<string, string[]>();
  /** Drills that have ended. */
  ended = 0;

  constructor(
    private readonly server: () => YearServer,
    private readonly wrong: string[],
  ) {}

  /** Every eleventh office stands in the network that is drilled. */
  static has(index: number): boolean {
    return index % 11 === 0;
  }

  static startsOn(day: Date): boolean {
    return day.getUTCDate() === DAY_OF_MONTH;
  }

  /** Whether a mail names offices for the drill alone: a summons, a result, what a State is told of them. */
  static isAbout({ subject, text }: ParsedMail): boolean {
    const naming = (text ?? '').split('\n').filter((line) => /Oficina \d/.test(line));
    return subject!.includes(DRILL) || (naming.length > 0 && naming.every((line) => line.includes(DRILL)));
  }

  async begin(
    accounts: YearAccounts,
    first: Date,
    offices: readonly { id: string; country: string; name: string; manner: string }[],
  ): Promise<void> {
    this.points = offices
      .map((office, index) => ({ ...office, desk: `desk-${index}@year.example`, index }))
      .filter(({ index }) => YearDrills.has(index))
      .map(({ manner, ...office }, i) => ({
        ...office,
        hears: manner !== 'returned',
        readiness: readinessOf(i),
        misses: 0,
      }));
    const startsAt = new Date(first);
    startsAt.setUTCDate(DAY_OF_MONTH);
    const drill = { title: DRILL, channel: 'mail', network: NETWORK, hours: 4, everyMonths: 1 };
    await this.server().tell({
      do: 'drill',
      editor: accounts.editor,
      drill: { ...drill, startsAt: startsAt.toISOString() },
    });
  }

  /** Notes a letter to a point; whoever is ready answers it. */
  async take(mail: ParsedMail, now: Date): Promise<void> {
    const token = /\/drill-answer#([\w-]{43})/.exec(mail.text!)?.[1];
    const named = this.points.filter(({ name }) => mail.text!.includes(name));
    for (const point of named) {
      const letter = `${dateOf(now)} ${token ? 'summons' : 'result'} ${point.name}`;
      this.came.set(letter, [...(this.came.get(letter) ?? []), mail.messageId!]);
      if (!token || !this.answers(point)) continue;
      const status = await this.server().tell<number>({ do: 'answer', token });
      if (status !== 200) this.wrong.push(`${letter}: its link answered ${status}`);
    }
  }

  /** After a drill has ended: each point had one summons and one result, and stands where its answers put it. */
  async check(now: Date, accounts: YearAccounts): Promise<void> {
    const seen = await this.server().tell<SeenDrill[]>({
      do: 'drilled',
      editor: accounts.editor,
      points: this.points.map(({ id, country }) => ({ id, country })),
    });
    this.points.forEach((point, i) => {
      const answered = this.answers(point);
      point.misses = answered ? 0 : point.misses + 1;
      const failing = point.misses >= 2;
      const expected = JSON.stringify({ on: dateOf(now), answered, failing, overtakes: 0 });
      if (JSON.stringify(seen[i]) !== expected)
        this.wrong.push(`${point.name} (${point.readiness}): ${JSON.stringify(seen[i])}, not ${expected}`);
      for (const [kind, letters] of [['summons', 1] as const, ['result', point.hears ? 1 : 0] as const]) {
        const came = this.came.get(`${dateOf(now)} ${kind} ${point.name}`) ?? [];
        if (new Set(came).size !== letters)
          this.wrong.push(`${dateOf(now)}: ${came.length} letters (${kind}) to ${point.name}`);
      }
    });
    this.ended += 1;
  }

  /** Summonses and results that came, each counted once. */
  get letters(): number {
    return new Set([...this.came.values()].flat()).size;
  }

  private answers({ readiness }: Point): boolean {
    return readiness === 'ready' || (readiness === 'improves' && this.ended >= 2);
  }
}
