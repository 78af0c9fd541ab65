import type { ParsedMail } from 'mailparser';
import pg from 'pg';
import { NETWORK, YearDrills } from '../support/year-drills.js';
import { YearServer, type YearAccounts, type YearEntry } from '../support/year.js';

/** The 35 States of the Charter. */
const STATES =
  `AG AR BS BB BZ BO BR CA CL CO CR CU DM EC SV US GD GT GY HT HN JM MX NI PA PY PE DO KN LC VC SR TT UY VE`.split(
    ' ',
  );
const DAY = 86_400_000;
const HALF_AN_HOUR = 1_800_000;
/** A Monday. */
const FIRST = Date.parse('2026-01-05T00:00:00Z');
const DAYS = Number(process.env.ENLACE_TEST_YEAR_DAYS ?? 365);
const KILLS = Number(process.env.ENLACE_TEST_YEAR_KILLS ?? 24);

/** prompt: answers at once. late: answers the second letter. silent: never. returned: its server refuses. none: names no mailbox. */
type Manner = 'prompt' | 'late' | 'silent' | 'returned' | 'none';

interface Office extends YearEntry {
  manner: Manner;
  name: string;
  /** When its values were last said to be right; the model's own account, independent of the server's. */
  verifiedAt: number;
  id: string;
}

interface Taken {
  day: string;
  to: string;
  names: string[];
  id: string;
}

const addresseeOf = ({ to }: { to?: ParsedMail['to'] }): string => [to].flat()[0]!.value[0]!.address!;
const at = (day: number, hour: number) => new Date(FIRST + day * DAY + hour * 3_600_000);
const dateOf = (instant: Date | number) => new Date(instant).toISOString().slice(0, 10);
const isWeekday = (day: string) => ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());

/** The first working day on which an office verified then is to be asked: 30 days before its telephone's 120 end. */
function askedFrom(verifiedAt: number): string {
  let instant = verifiedAt + 90 * DAY;
  while (!isWeekday(dateOf(instant))) instant += DAY;
  return dateOf(instant);
}

let server: YearServer;

beforeAll(async () => {
  server = await YearServer.prepare();
});
afterAll(() => server?.destroy());

/** Four offices a State, of every manner. */
function offices(): Office[] {
  const all = STATES.flatMap((country, s) => {
    const last: Manner = (['returned', 'none', 'prompt'] as const)[s % 3]!;
    return (['prompt', 'late', 'silent', last] as const).map((manner, k) => ({ country, manner, s, k }));
  });
  return all.map(({ country, manner, s, k }, index) => ({
    country,
    manner,
    // The fourth, where it answers at once, shares the first one's mailbox: one letter for both.
    mailbox:
      manner === 'none'
        ? null
        : `${manner}-${country.toLowerCase()}-${manner === 'prompt' ? 0 : k}@year.example`,
    verifiedDaysAgo: (index * 7) % 85,
    telephone: `+55612025${String(1000 + index)}`,
    network: YearDrills.has(index) ? NETWORK : null,
    name: `Oficina ${index} ${country}`,
    verifiedAt: at(0, 15).getTime() - ((index * 7) % 85) * DAY,
    id: '',
    s,
  }));
}

/** The year as somebody outside sees it: the mail that comes, the answers given, and what must be overdue. */
class Year {
  readonly all = offices();
  readonly taken: Taken[] = [];
  readonly wrong: string[] = [];
  readonly drills = new YearDrills(() => server, this.wrong);
  private accounts: YearAccounts;
  private readonly seen = new Set<string>();
  /** Letters to each office since it was last verified. */
  private readonly letters = new Map<Office, string[]>();

  async begin(): Promise<void> {
    await server.start(at(0, 15).toISOString());
    const authorities = STATES.filter((_, s) => s % 2 === 0);
    const { ids, accounts } = await server.tell<{ ids: string[]; accounts: YearAccounts }>({
      do: 'fill',
      entries: this.all.map(({ country, mailbox, verifiedDaysAgo, telephone, network }) => {
        return { country, mailbox, verifiedDaysAgo, telephone, network };
      }),
      authorities,
    });
    this.all.forEach((office, i) => (office.id = ids[i]!));
    this.accounts = accounts;
    await this.drills.begin(accounts, at(0, 15), this.all);
    for (const office of this.all)
      if (office.manner === 'returned') server.mailbox.unknown.add(office.mailbox!);
  }

  /**
   * One day: what is due is done before dawn, in the morning and in the afternoon; whoever answers does so at once.
   * @param killed the hour at which the server is killed in the middle of it, at another moment each time
   */
  async live(day: number, killed: number | null): Promise<void> {
    if (day % 10 === 0) {
      await this.run(at(day, 4));
      this.expectQuiet(day, 'before dawn');
    }
    for (const hour of [15, 20]) {
      if (killed === hour) {
        await server.runAndDie(at(day, hour).toISOString(), Math.round(Math.random() * 250));
        // The one that is started again works each minute; the letters that were cut leave half an hour later at most.
        await this.run(new Date(at(day, hour).getTime() + HALF_AN_HOUR));
      } else await this.run(at(day, hour));
      await this.read(at(day, hour));
    }
    if (YearDrills.startsOn(at(day, 15))) await this.drills.check(at(day, 20), this.accounts);
    const overdue = await server.tell<number>({ do: 'overdue', editor: this.accounts.editor });
    const expected = this.all.filter(
      ({ verifiedAt }) => at(day, 20).getTime() >= verifiedAt + 120 * DAY,
    ).length;
    if (overdue !== expected)
      this.wrong.push(`${dateOf(at(day, 0))}: ${overdue} overdue instead of ${expected}`);
  }

  audit(): Promise<{ ok: boolean; records: number }> {
    return server.tell({ do: 'audit', administrator: this.accounts.administrator });
  }

  private run(instant: Date): Promise<void> {
    return server.tell({ do: 'run', at: instant.toISOString() });
  }

  private expectQuiet(day: number, when: string): void {
    const fresh = server.mailbox.received.filter(
      (mail) =>
        !this.seen.has(mail.messageId!) && !YearDrills.isAbout(mail) && this.isAsked(addresseeOf(mail)),
    );
    if (fresh.length > 0) this.wrong.push(`${dateOf(at(day, 0))}: ${fresh.length} letters ${when}`);
  }

  /** Whether it is an office or an authority, which are written to about upkeep; the secretariat's own news come at once. */
  private isAsked(to: string): boolean {
    const authorities = Object.values(this.accounts.authorities).map(({ email }) => email);
    return to.endsWith('@year.example') || authorities.includes(to);
  }

  /** Reads the mail that came, checks that it was to come today, and answers it. */
  private async read(now: Date): Promise<void> {
    for (const mail of [...server.mailbox.received]) {
      const id = mail.messageId!;
      if (this.seen.has(id)) continue;
      this.seen.add(id);
      const to = addresseeOf(mail);
      if (YearDrills.isAbout(mail)) {
        if (to.endsWith('@year.example')) await this.drills.take(mail, now);
        continue;
      }
      const names = [...(mail.text ?? '').matchAll(/Oficina \d+ [A-Z]{2}/g)].map(([name]) => name);
      this.taken.push({ day: dateOf(now), to, names, id });
      if (this.isAsked(to) && !isWeekday(dateOf(now)))
        this.wrong.push(`${dateOf(now)}: a letter to ${to} on a weekend`);
      const named = this.all.filter(({ name }) => names.includes(name));
      if (to.endsWith('@year.example')) await this.answer(named, mail.text!, now);
      else await this.settle(to, named, now);
    }
  }

  private async answer(named: Office[], text: string, now: Date): Promise<void> {
    for (const office of named) {
      const letters = [...(this.letters.get(office) ?? []), dateOf(now)];
      this.letters.set(office, letters);
      const due = [askedFrom(office.verifiedAt), askedFrom(office.verifiedAt + 7 * DAY)];
      const expected = letters.length === 1 ? due[0] : dateOf(Date.parse(letters[0]!) + 7 * DAY);
      if (letters.at(-1) !== expected || letters.length > 2)
        this.wrong.push(
          `${office.name} (${office.manner}): letter ${letters.length} on ${letters.at(-1)}, not on ${expected}`,
        );
    }
    const [{ manner } = { manner: 'silent' }] = named;
    const second = named.some((office) => this.letters.get(office)!.length === 2);
    if (manner !== 'prompt' && !(manner === 'late' && second)) return;
    const token = /\/confirm#([\w-]{43})/.exec(text)![1]!;
    const status = await server.tell<number>({ do: 'confirm', token });
    if (status !== 200) this.wrong.push(`${named[0]!.name}: its link answered ${status}`);
    this.verified(named, now);
  }

  /** An authority verifies, by call, what it was written about. */
  private async settle(to: string, named: Office[], now: Date): Promise<void> {
    const found = Object.entries(this.accounts.authorities).find(([, { email }]) => email === to);
    if (!found) return;
    const [state, account] = found;
    for (const { id } of named) await server.tell({ do: 'verify', id, account, state });
    this.verified(named, now);
  }

  private verified(named: Office[], now: Date): void {
    for (const office of named) {
      office.verifiedAt = now.getTime();
      this.letters.delete(office);
    }
  }
}

/** The hour of each day at which the server is killed, if it is: KILLS times, and in each drill at its start or its end. */
function killHours(): (number | null)[] {
  const every = Math.floor(DAYS / KILLS);
  return Array.from({ length: DAYS }, (_, day) => {
    const noon = at(day, 12);
    if (YearDrills.startsOn(noon)) return noon.getUTCMonth() % 2 === 0 ? 15 : 20;
    return day % every === every - 1 && day < every * KILLS ? 15 : null;
  });
}

test(`a year over 35 States, with ${KILLS} kills of the process and one a drill: no letter lost or doubled, everything overdue on its day`, async () => {
  const began = performance.now();
  const year = new Year();
  await year.begin();
  const hours = killHours();
  for (let day = 0; day < DAYS; day += 1) {
    await year.live(day, hours[day]!);
    // Also so that the administrator's account is not disabled for being idle.
    if (day % 90 === 89) expect(await year.audit()).toMatchObject({ ok: true });
  }

  const client = new pg.Client({ connectionString: server.database.superuserUrl });
  await client.connect();
  const { rows: outbox } = await client.query<{ id: string; state: string; to_address: string }>(
    'select id, state, to_address from mail',
  );
  await client.end();
  const arrived = server.mailbox.received.map(({ messageId }) => messageId!);
  const repeated = arrived.length - new Set(arrived).size;
  const audit = await year.audit();
  console.log(
    `${DAYS} days in ${Math.round((performance.now() - began) / 1000)} s, ${server.kills} kills: ${outbox.length} letters, ` +
      `${new Set(arrived).size} arrived, ${repeated} of them a second time under the same Message-ID, ` +
      `${outbox.filter(({ state }) => state === 'failed').length} refused by their server; ${year.drills.ended} drills ` +
      `with ${year.drills.letters} letters to their points; ${audit.records} audit records`,
  );

  expect(year.wrong).toEqual([]);
  // None lost: each letter of the outbox arrived, but those that the server refused.
  expect(outbox.filter(({ state }) => !['sent', 'failed'].includes(state))).toEqual([]);
  const sent = outbox.filter(({ state }) => state === 'sent').map(({ id }) => `<${id}@localhost>`);
  expect([...new Set(arrived)].sort()).toEqual(sent.sort());
  expect(
    outbox.filter(({ state, to_address }) => state === 'failed' && !server.mailbox.unknown.has(to_address)),
  ).toEqual([]);
  // None doubled: one a mailbox and day. A kill between the mail server's word and ours repeats one, under its own id.
  const perDay = year.taken
    .filter(({ names }) => names.length > 0)
    .map(({ day, to, names }) => `${day} ${to} ${to.endsWith('@year.example') ? '' : names.join()}`);
  expect(perDay.filter((one, i) => perDay.indexOf(one) !== i)).toEqual([]);
  expect(repeated).toBeLessThanOrEqual(server.kills);
  expect(server.kills).toBe(hours.filter((hour) => hour !== null).length);
  expect(year.drills.ended).toBe(hours.filter((_, day) => YearDrills.startsOn(at(day, 12))).length);
  if (DAYS >= 365) {
    expect(outbox.length).toBeGreaterThan(300);
  }
  expect(audit).toMatchObject({ ok: true });
});
