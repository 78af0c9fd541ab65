import { DataSource } from 'typeorm';
import { DemoDirectory } from '../src/demo/demo-directory.js';
import { systemContext } from '../src/access/request-context.js';
import { Transactions } from '../src/access/transactions.js';
import { givenAccount, type GivenAccount } from './support/accounts.js';
import { startEnlace, type Enlace } from './support/enlace.js';

interface Entry {
  names: { original: string };
  demo: boolean;
  contactPoints: { value: string; use: string; tlp: string; freshness: { state: string } }[];
}

let enlace: Enlace;
let peru: GivenAccount;
let brazil: GivenAccount;
let observer: GivenAccount;

beforeAll(async () => {
  enlace = await startEnlace({ demo: 'first start' });
  peru = await givenAccount(enlace, { role: 'national-authority', state: 'PE' });
  brazil = await givenAccount(enlace, { role: 'national-authority', state: 'BR' });
  observer = await givenAccount(enlace, { role: 'observer' });
});

afterAll(() => enlace?.close());

const point24 = '/api/v1/law-enforcement-contacts?country=BR&function=CONTACT_24_7';

describe('who in Brazil takes a 24/7 request, and is that number verified?', () => {
  const values = async (account: GivenAccount) => {
    const { body } = await account.api.get<{ items: Entry[] }>(point24);
    expect(body.items).toHaveLength(1);
    return body.items[0]!.contactPoints;
  };

  it('is answered to a Peruvian authority, and the TLP:RED number is not', async () => {
    const seen = await values(peru);
    expect(seen).toContainEqual(
      expect.objectContaining({
        use: '24/7',
        tlp: 'TLP:AMBER',
        freshness: expect.objectContaining({ state: 'confirmed' }),
      }),
    );
    expect(seen.map(({ tlp }) => tlp)).not.toContain('TLP:RED');
  });

  it('shows its own TLP:RED number to Brazil', async () => {
    expect((await values(brazil)).map(({ tlp }) => tlp)).toContain('TLP:RED');
  });

  it('shows an observer that there is a point, and only what is green', async () => {
    expect(new Set((await values(observer)).map(({ tlp }) => tlp))).toEqual(new Set(['TLP:GREEN']));
  });
});

describe('an export', () => {
  it('of the whole directory has all 35 States, each entry as its reader may see it', async () => {
    const { body } = await peru.api.get<{
      entries: (Entry & { country: string | null })[];
      tlp: string;
      count: number;
    }>('/api/v1/exports/directory.json');
    expect(new Set(body.entries.map(({ country }) => country)).size).toBe(36);
    expect(body.entries.every(({ demo }) => demo)).toBe(true);
    expect(body.count).toBe(body.entries.length);
    const brazilian = body.entries.filter(({ country }) => country === 'BR');
    expect(brazilian.flatMap(({ contactPoints }) => contactPoints).map(({ tlp }) => tlp)).not.toContain(
      'TLP:RED',
    );
  });

  it('whose reader goes away leaves no transaction behind', async () => {
    const left = new AbortController();
    const response = await fetch(`${enlace.url}/api/v1/exports/directory.json`, {
      headers: { Authorization: `Bearer ${peru.token}` },
      signal: left.signal,
    });
    expect(response.status).toBe(200);
    left.abort();
    for (let tries = 0; tries < 50 && (await openTransactions()) > 0; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(await openTransactions()).toBe(0);
  });

  it('of a file that is none is refused', async () => {
    expect((await peru.api.get('/api/v1/exports/users.csv')).status).toBe(400);
    expect((await peru.api.get('/api/v1/exports/directory.xml')).status).toBe(400);
  });
});

describe('the demonstration', () => {
  it('is emptied for good, and the log says so', async () => {
    const demo = enlace.app.get(DemoDirectory);
    expect(await demo.load()).toBe(0);
    const cleared = await demo.clear();
    expect(cleared.entries).toBeGreaterThan(100);
    expect((await peru.api.get<{ items: Entry[] }>('/api/v1/experts')).body.items).toEqual([]);
    expect(await demo.load()).toBe(0);
    const records = await enlace.app
      .get(Transactions)
      .read(systemContext('job:test'), (tx) =>
        tx.query<{ found: number }[]>(
          `select count(*)::int as found from audit_record where content::text like '%demo.cleared%'`,
        ),
      );
    expect(records[0]!.found).toBe(1);
  });
});

async function openTransactions(): Promise<number> {
  const [row] = await enlace.app.get(DataSource).query<{ open: number }[]>(
    `select count(*)::int as open from pg_stat_activity
      where datname = current_database() and state like 'idle in transaction%'`,
  );
  return row!.open;
}
