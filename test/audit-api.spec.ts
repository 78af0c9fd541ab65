import pg from 'pg';
import { Answer } from '../src/access/answer.js';
import { systemContext } from '../src/access/request-context.js';
import { Transactions } from '../src/access/transactions.js';
import { AuditLog } from '../src/audit/audit-log.js';
import type { AuditPage, VerificationView } from '../src/audit/audit.dto.js';
import type { ReleasePage } from '../src/audit/release.dto.js';
import { ReleaseLedger } from '../src/audit/release-ledger.js';
import { DueTasks } from '../src/jobs/due-tasks.js';
import type { MailPage, MailView } from '../src/mail/mail.dto.js';
import { Outbox } from '../src/mail/outbox.js';
import { givenAccount, type GivenAccount } from './support/accounts.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { TestClock } from './support/test-clock.js';

const VALUES = ['7f1d0c3a-54a1-4d5e-9a51-0f6b1f3f9d11', '7f1d0c3a-54a1-4d5e-9a51-0f6b1f3f9d12'];
const context = systemContext('job:test');

describe('the routes of the audit log, the release ledger and the outbox', () => {
  let enlace: Enlace;
  let auditor: GivenAccount;
  let administrator: GivenAccount;
  const clock = new TestClock();

  const append = (id: string, country: string | null) =>
    enlace.app.get(Transactions).write(context, async (tx, actor) => {
      const event = { action: 'thing.changed', subject: { type: 'thing', id }, country, details: { n: 1 } };
      return new Answer(200, await enlace.app.get(AuditLog).append(tx, actor, context, event));
    });
  const release = (valueIds: string[]) =>
    enlace.app
      .get(Transactions)
      .read(context, (tx, actor) =>
        enlace.app.get(ReleaseLedger).record(tx, actor, context, { purpose: 'entry.read', valueIds }),
      );
  const audit = async (query: string) => {
    const { status, body, headers } = await auditor.api.get<AuditPage>(`/api/v1/audit?${query}`);
    expect(status).toBe(200);
    return { ...body, link: headers.get('link'), ids: body.items.map((item) => item.subject.id) };
  };

  beforeAll(async () => {
    enlace = await startEnlace({ clock });
    auditor = await givenAccount(enlace, { role: 'auditor' });
    administrator = await givenAccount(enlace, { role: 'administrator' });
    for (const [id, country] of [
      ['a', 'BR'],
      ['b', null],
      ['c', 'PE'],
      ['d', 'BR'],
      ['e', 'BR'],
    ] as const) {
      await append(id, country);
      clock.advance(1000);
    }
  });

  afterAll(async () => enlace?.close());

  it('tell who did what, newest first, narrowed by actor, action, subject, State and time', async () => {
    const all = await audit('action=thing.changed');
    expect(all.ids).toEqual(['e', 'd', 'c', 'b', 'a']);
    expect(all.items[0]).toEqual({
      seq: expect.any(Number),
      at: expect.stringMatching(/Z$/),
      actor: { id: 'job:test', name: 'job:test', role: 'system', state: null },
      action: 'thing.changed',
      subject: { type: 'thing', id: 'e' },
      country: 'BR',
      requestId: 'job:test',
      route: 'job:test',
      address: null,
      details: { n: 1 },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect((await audit('actor=job:test&country=PE')).ids).toEqual(['c']);
    expect((await audit('subject=d')).ids).toEqual(['d']);
    expect((await audit('actor=nobody')).ids).toEqual([]);
    const from = all.items[3]!.at;
    const to = all.items[1]!.at;
    expect((await audit(`action=thing.changed&from=${from}&to=${to}`)).ids).toEqual(['c', 'b']);
  });

  it('page by cursor, and link to the next page', async () => {
    const first = await audit('action=thing.changed&limit=2');
    expect(first.ids).toEqual(['e', 'd']);
    expect(first.link).toBe(`<?action=thing.changed&limit=2&cursor=${first.next}>; rel="next"`);
    await append('f', null);
    const second = await audit(`action=thing.changed&limit=2&cursor=${first.next}`);
    expect(second.ids).toEqual(['c', 'b']);
    const third = await audit(`action=thing.changed&limit=2&cursor=${second.next}`);
    expect({ ids: third.ids, next: third.next, link: third.link }).toEqual({
      ids: ['a'],
      next: null,
      link: null,
    });
  });

  it('refuse cursors, limits and filters that are none', async () => {
    for (const query of [
      'cursor=x',
      'cursor=WyJ4Il0',
      'cursor=W10',
      'limit=101',
      'limit=0',
      'from=yesterday',
      'sort=at',
    ]) {
      for (const route of ['audit', 'releases', 'mail']) {
        if (route === 'mail' && query.startsWith('from')) continue;
        const { status } = await administrator.api.get(`/api/v1/${route}?${query}`);
        expect([route, query, status]).toEqual([route, query, 400]);
      }
    }
  });

  it('prove the log whole', async () => {
    const { status, body } = await auditor.api.get<VerificationView>('/api/v1/audit/verify');
    expect(status).toBe(200);
    expect(body).toMatchObject({ ok: true, total: 0, findings: [] });
    expect(body.checks).toEqual(expect.arrayContaining(['chain', 'checkpoints', 'releases']));
  });

  it('answer "who holds this number?", before the ledger is sealed and after', async () => {
    await release([VALUES[0]!]);
    await release(VALUES);
    const holders = async () => {
      const { status, body } = await auditor.api.get<ReleasePage>(`/api/v1/releases?value=${VALUES[1]}`);
      expect(status).toBe(200);
      return body.items;
    };
    expect(await holders()).toEqual([expect.objectContaining({ valueIds: VALUES, sealedBy: null })]);
    await enlace.app.get(DueTasks).runDue(clock.now());
    await release([VALUES[1]!]);
    expect((await holders()).map((one) => one.sealedBy)).toEqual([null, expect.any(Number)]);
    const { body } = await auditor.api.get<ReleasePage>(`/api/v1/releases?actor=job:test&limit=2`);
    expect(body.items).toHaveLength(2);
    const rest = await auditor.api.get<ReleasePage>(
      `/api/v1/releases?actor=job:test&limit=2&cursor=${body.next}`,
    );
    expect(rest.body.items).toHaveLength(1);
  });

  it('show the outbox to the administrator, a sensitive letter without its text', async () => {
    const put = (sensitive: boolean) =>
      enlace.app.get(Transactions).write(context, async (tx) => {
        const letter = {
          to: 'x@state.example',
          language: 'pt',
          subject: 's',
          text: 'the text',
          demo: false,
          sensitive,
        };
        return new Answer(200, await enlace.app.get(Outbox).put(tx, letter));
      });
    const { body: open } = await put(false);
    const { body: sealed } = await put(true);
    const { body } = await administrator.api.get<MailPage>('/api/v1/mail?state=held&limit=1');
    expect(body.items).toEqual([expect.objectContaining({ to: 'x@state.example', state: 'held' })]);
    expect(body.next).not.toBeNull();
    const next = await administrator.api.get<MailPage>(`/api/v1/mail?state=held&limit=1&cursor=${body.next}`);
    expect(next.body.items).toHaveLength(1);
    const read = async (id: string) => (await administrator.api.get<MailView>(`/api/v1/mail/${id}`)).body;
    expect(await read(open)).toMatchObject({ id: open, text: 'the text' });
    expect(await read(sealed)).toMatchObject({ id: sealed, text: null, sensitive: true });
    expect((await administrator.api.get(`/api/v1/mail/${VALUES[0]}`)).status).toBe(404);
  });

  it('are closed to everybody else', async () => {
    const routes = [
      '/api/v1/audit',
      '/api/v1/audit/verify',
      '/api/v1/releases',
      '/api/v1/mail',
      `/api/v1/mail/${VALUES[0]}`,
    ];
    for (const role of ['editor', 'national-authority', 'law-enforcement-reader', 'observer'] as const) {
      const { api } = await givenAccount(enlace, { role });
      for (const route of routes)
        expect([role, route, (await api.get(route)).status]).toEqual([role, route, 403]);
    }
    for (const route of routes) expect((await enlace.api().get(route)).status).toBe(401);
    expect((await auditor.api.get('/api/v1/mail')).status).toBe(403);
  });

  it('answer a write 503 and change nothing while the log refuses', async () => {
    const { api } = administrator;
    const before = await audit('limit=1');
    await asOwner(enlace, 'revoke execute on function audit_append(text[]) from enlace_serving');
    const { status, body } = await api.post('/api/v1/auth/sign-out');
    await asOwner(enlace, 'grant execute on function audit_append(text[]) to enlace_serving');
    expect({ status, type: body.type }).toEqual({
      status: 503,
      type: expect.stringContaining('audit-unavailable'),
    });
    expect((await audit('limit=1')).items).toEqual(before.items);
    expect((await api.get('/api/v1/auth/me')).status).toBe(200);
  });
});

async function asOwner(enlace: Enlace, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: enlace.database.ownerUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}
