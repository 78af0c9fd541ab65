import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Manifest } from '../../src/editions/manifest.js';
import { YearServer, type YearAccounts } from '../support/year.js';
import { Chance } from './support/hostile.js';

const BEGINS = '2026-01-05T15:00:00Z';
/** The days on which the schedule of every installation begins an edition, for a year. */
const QUARTERS = ['2026-04-01', '2026-07-01', '2026-10-01', '2027-01-01'];
/** How often the server is killed in each quarter while it makes, publishes and sends the edition. */
const KILLS = 3;
const MAILBOXES = ['lima@recipients.test', 'bogota@recipients.test', 'ottawa@recipients.test'];
const DAY = 86_400_000;
const SEED = 20261126;

let server: YearServer;
let client: pg.Client;

beforeAll(async () => {
  server = await YearServer.prepare();
  client = new pg.Client({ connectionString: server.database.superuserUrl });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await server?.destroy();
});

const rows = async <T extends object>(sql: string): Promise<T[]> => (await client.query<T>(sql)).rows;

/** The quarters of the year, the server killed at another moment of the work each time. */
async function live({ editor, second, administrator }: YearAccounts): Promise<void> {
  const chance = new Chance(SEED);
  let now = Date.parse(BEGINS);
  for (const quarter of QUARTERS) {
    // Accounts are used meanwhile: nobody is away for a quarter.
    for (now += 30 * DAY; now < Date.parse(quarter); now += 30 * DAY) {
      const at = new Date(now).toISOString();
      await server.tell({ do: 'run', at });
      await server.tell({ do: 'release', at, editor, second });
      expect(await server.tell({ do: 'audit', administrator })).toMatchObject({ ok: true });
    }
    const at = `${quarter}T07:00:00Z`;
    await server.runAndDie(at, chance.below(300));
    for (let kill = 0; kill < KILLS; kill += 1)
      await server.dieDuring({ do: 'release', at, editor, second }, 300 * 3 ** kill + chance.below(300));
    now = Date.parse(at);
  }
}

interface Kept {
  number: number;
  state: string;
  id: string;
  manifest: string;
}

test(`a year of scheduled editions, killed ${KILLS + 1} times in each quarter: none lost, none doubled`, async () => {
  await server.start(BEGINS);
  const { accounts } = await server.tell<{ accounts: YearAccounts }>({
    do: 'fill',
    entries: ['PE', 'CO', 'CA'].map((country, at) => ({
      country,
      mailbox: null,
      verifiedDaysAgo: 1,
      network: null,
      telephone: `+5561202590${at}0`,
    })),
    authorities: [],
  });
  await server.tell({ do: 'recipients', editor: accounts.editor, mailboxes: MAILBOXES });
  await server.tell({ do: 'run', at: BEGINS });
  await live(accounts);

  const editions = await rows<Kept>(
    'select number, state, id, manifest from edition order by number, created_at',
  );
  expect(editions.map(({ number, state }) => [number, state])).toEqual(
    QUARTERS.map((_, at) => [at + 1, at === QUARTERS.length - 1 ? 'published' : 'superseded']),
  );
  // Every file that was signed is on the disk, byte for byte.
  for (const { id, manifest } of editions)
    for (const { name, sha256 } of (JSON.parse(manifest) as Manifest).files) {
      const bytes = readFileSync(join(server.dataDir, 'editions', id, name));
      expect([name, createHash('sha256').update(bytes).digest('hex')]).toEqual([name, sha256]);
    }
  const once = QUARTERS.length;
  expect(
    await rows(`select action, count(*)::int as times from audit_record
                 where action in ('edition.begun', 'edition.approved', 'edition.published') group by 1 order by 1`),
  ).toEqual(
    ['edition.approved', 'edition.begun', 'edition.published'].map((action) => ({ action, times: once })),
  );
  expect(
    await rows('select count(*)::int as n, count(distinct serial)::int as serials from edition_delivery'),
  ).toEqual([{ n: once * MAILBOXES.length, serials: once * MAILBOXES.length }]);
  // One letter an edition and mailbox, besides reminders; each arrived. A kill between the mail server's word and ours
  // repeats one, under its own id.
  const letters = await rows<{ id: string; state: string; key: string }>(
    "select id, state, key from mail where key like 'edition:%:published:%'",
  );
  expect(letters.map(({ state }) => state)).toEqual(Array<string>(once * MAILBOXES.length).fill('sent'));
  const arrived = server.mailbox.received.map(({ messageId }) => messageId!);
  expect(letters.filter(({ id }) => !arrived.includes(`<${id}@localhost>`))).toEqual([]);
  expect(arrived.length - new Set(arrived).size).toBeLessThanOrEqual(server.kills);
  expect(server.kills).toBe(once * (KILLS + 1));
  expect(await server.tell({ do: 'audit', administrator: accounts.administrator })).toMatchObject({
    ok: true,
  });
}, 600_000);
