import { DataSource, type EntityManager } from 'typeorm';
import { Answer } from '../src/access/answer.js';
import { systemContext } from '../src/access/request-context.js';
import { Transactions } from '../src/access/transactions.js';
import { DueTasks } from '../src/jobs/due-tasks.js';
import type { Kind } from '../src/notifications/kinds.js';
import { Notifications, type Telling } from '../src/notifications/notifications.js';
import { givenAccount, type GivenAccount } from './support/accounts.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { TestClock } from './support/test-clock.js';

interface News {
  id: string;
  kind: string;
  topic: string;
  title: string;
  text: string;
  path: string | null;
  readAt: string | null;
}
interface Page {
  items: News[];
  next: string | null;
  unread: number;
}
interface Letter {
  to_address: string;
  subject: string;
  body_text: string;
  language: string;
}

const NEWS = '/api/v1/notifications';
const HOUR = 3_600_000;

describe('notifications', () => {
  const clock = new TestClock('2026-11-24T12:00:00Z');
  let enlace: Enlace;
  let administrator: GivenAccount;
  let editor: GivenAccount;
  let peru: GivenAccount;
  let brazil: GivenAccount;

  beforeAll(async () => {
    enlace = await startEnlace({ clock });
  });

  afterAll(() => enlace?.close());

  beforeEach(async () => {
    await superuser((tx) => tx.query('delete from notification; delete from mail'));
    await write((tx) =>
      tx.query(`update app_user set status = 'disabled', disabled_reason = 'of an earlier test'`),
    );
    administrator = await givenAccount(enlace, { role: 'administrator' });
    editor = await givenAccount(enlace, { role: 'editor' });
    peru = await givenAccount(enlace, { role: 'national-authority', state: 'PE', language: 'es' });
    brazil = await givenAccount(enlace, { role: 'national-authority', state: 'BR', language: 'pt' });
  });

  const write = async <T>(work: (tx: EntityManager) => Promise<T>): Promise<T> =>
    (
      await enlace.app
        .get(Transactions)
        .write(systemContext('job:test'), async (tx) => new Answer(200, await work(tx)))
    ).body;
  const superuser = async <T>(work: (source: DataSource) => Promise<T>): Promise<T> => {
    const source = await new DataSource({ type: 'postgres', url: enlace.database.superuserUrl }).initialize();
    return work(source).finally(() => source.destroy());
  };
  const tell = <K extends Kind>(telling: Telling<K>) => {
    clock.advance(1);
    return write((tx) => enlace.app.get(Notifications).tell(tx, telling));
  };
  const proposed = (more: Partial<Telling<'change-proposed'>> = {}): Telling<'change-proposed'> => ({
    to: { users: [peru.id] },
    kind: 'change-proposed',
    subject: { type: 'change', id: '1' },
    facts: { by: 'Ana Paz', entry: 'Fiscalía de la Nación' },
    path: '/changes/1',
    ...more,
  });
  const newsOf = async ({ api }: GivenAccount, query = '') => (await api.get<Page>(`${NEWS}${query}`)).body;
  const letters = () =>
    write((tx) =>
      tx.query<Letter[]>(
        'select to_address, subject, body_text, language from mail order by language desc, id',
      ),
    );
  const prefer = ({ api }: GivenAccount, delivery: string, topic = 'changes') =>
    api.put(`${NEWS}/preferences`, { items: [{ topic, delivery }] });
  const runDue = () => enlace.app.get(DueTasks).runDue(clock.now());

  it('reach those of a role but whoever did it, in the interface and by mail, and nobody else', async () => {
    await tell(proposed({ to: { roles: ['administrator', 'editor'] }, except: [editor.id, 'job:test'] }));
    expect(await newsOf(administrator)).toMatchObject({
      unread: 1,
      items: [{ kind: 'change-proposed', topic: 'changes', path: '/changes/1', readAt: null }],
    });
    for (const other of [editor, peru, brazil]) expect(await newsOf(other)).toMatchObject({ unread: 0 });
    expect((await letters()).map(({ to_address }) => to_address)).toEqual([administrator.email]);
  });

  it("reach a State's national authorities, each in their own language", async () => {
    await tell(proposed({ to: { authoritiesOf: 'BR' } }));
    await tell(proposed({ to: { authoritiesOf: 'PE' } }));
    const [first, second] = await letters();
    expect([first, second]).toMatchObject([
      {
        to_address: brazil.email,
        language: 'pt',
        subject: 'Enlace: Uma alteração aguarda uma segunda pessoa',
      },
      { to_address: peru.email, language: 'es' },
    ]);
    expect(second!.body_text).toContain('Ana Paz propone un cambio de «Fiscalía de la Nación»');
    expect(second!.body_text).toContain('http://localhost:3000/changes/1');
    expect((await newsOf(peru)).items[0]!.title).toBe('Un cambio espera a una segunda persona');
  });

  it('tell nobody of what did not happen', async () => {
    const failed = write(async (tx) => {
      await enlace.app.get(Notifications).tell(tx, proposed());
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect([(await newsOf(peru)).unread, await letters()]).toEqual([0, []]);
  });

  it('tell the same news once', async () => {
    expect(await tell(proposed({ once: 'due 2026' }))).toBe(1);
    expect(await tell(proposed({ once: 'due 2026' }))).toBe(0);
    expect([(await newsOf(peru)).unread, (await letters()).length]).toEqual([1, 1]);
  });

  it('go daily to who wants it so: one letter of what is still unread, once, whatever is called twice', async () => {
    expect((await prefer(peru, 'daily')).status).toBe(200);
    await tell(proposed({ facts: { by: 'Ana', entry: 'First' } }));
    await tell(proposed({ facts: { by: 'Ana', entry: 'Second' } }));
    await tell(proposed({ facts: { by: 'Ana', entry: 'Third' } }));
    const first = (await newsOf(peru)).items.find(({ text }) => text.includes('First'))!;
    await peru.api.post(`${NEWS}/read`, { ids: [first.id] });
    await runDue();
    clock.advance(22 * HOUR); // 10:00 UTC of the next day
    await runDue();
    expect(await letters()).toEqual([]);
    clock.advance(HOUR);
    await runDue();
    clock.advance(60_000);
    await runDue();
    const [digest, ...more] = await letters();
    expect(more).toEqual([]);
    expect(digest).toMatchObject({ to_address: peru.email, subject: 'Enlace: novedades del día' });
    expect(digest!.body_text).toMatch(/Second[^]*Third/);
    expect(digest!.body_text).not.toContain('First');
  });

  it('lose and double no digest when the process dies over it', async () => {
    await prefer(peru, 'daily');
    await tell(proposed());
    clock.advance(24 * HOUR);
    await superuser((tx) => tx.query(`revoke insert on mail from enlace_serving`));
    await expect(runDue()).rejects.toThrow('notifications.digest failed');
    await superuser((tx) => tx.query(`grant insert on mail to enlace_serving`));
    await Promise.all([runDue(), runDue()]);
    expect(await letters()).toHaveLength(1);
  });

  it('send no mail to who wants none, but for security, which nobody can switch off', async () => {
    await prefer(peru, 'never');
    expect((await prefer(peru, 'never', 'security')).status).toBe(422);
    await tell(proposed());
    await tell({
      to: { users: [peru.id] },
      kind: 'password-changed',
      subject: { type: 'account', id: peru.id },
      facts: {},
    });
    expect((await newsOf(peru)).unread).toBe(2);
    expect((await letters()).map(({ subject }) => subject)).toEqual(['Enlace: Cambió su contraseña']);
    const { body } = await peru.api.get<{ items: object[] }>(`${NEWS}/preferences`);
    expect(body.items).toContainEqual({ topic: 'changes', delivery: 'never', fixed: false });
    expect(body.items).toContainEqual({ topic: 'security', delivery: 'at-once', fixed: true });
  });

  it('are paged, and marked as read by their owner only', async () => {
    for (let i = 0; i < 5; i += 1) await tell(proposed({ facts: { by: 'Ana', entry: String(i) } }));
    const first = await newsOf(peru, '?limit=3');
    const second = await newsOf(peru, `?limit=3&cursor=${first.next}`);
    const all = [...first.items, ...second.items];
    expect([all.length, new Set(all.map(({ id }) => id)).size, second.next]).toEqual([5, 5, null]);
    await brazil.api.post(`${NEWS}/read`, { ids: all.map(({ id }) => id) });
    expect((await newsOf(peru)).unread).toBe(5);
    await peru.api.post(`${NEWS}/read`, { ids: [all[0]!.id] });
    expect(await newsOf(peru, '?unread=true')).toMatchObject({ unread: 4, items: expect.any(Array) });
    await peru.api.post(`${NEWS}/read`, {});
    expect(await newsOf(peru, '?unread=true')).toMatchObject({ unread: 0, items: [] });
  });

  it('are seen by their owner only, in the database as well', async () => {
    await tell(proposed());
    const seen = await enlace.app
      .get(Transactions)
      .read(
        { ...systemContext('x'), credential: { kind: 'session', sessionId: administrator.sessionId } },
        (tx) => tx.query<unknown[]>('select id from notification'),
      );
    expect(seen).toEqual([]);
  });

  it('do not reach an account that is out of use, and never leave the outbox for the demonstration', async () => {
    await administrator.api.patch(`/api/v1/users/${brazil.id}`, { status: 'disabled' });
    expect(await tell(proposed({ to: { authoritiesOf: 'BR' } }))).toBe(0);
    await tell(proposed({ demo: true }));
    const demo = await write((tx) =>
      tx.query('select demo, state from mail where to_address = $1', [peru.email]),
    );
    expect(demo).toEqual([{ demo: true, state: 'held' }]);
  });
});
