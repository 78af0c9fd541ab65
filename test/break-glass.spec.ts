import { DueTasks } from '../src/jobs/due-tasks.js';
import { givenAccount, type GivenAccount } from './support/accounts.js';
import type { Api } from './support/api.js';
import { demand, Directory, match, signedInAgain, type SeenEntry } from './support/directory.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { TestClock } from './support/test-clock.js';

const HOUR = 60 * 60 * 1000;
const REGISTER = 'law-enforcement-contacts';
const LIST = `/api/v1/${REGISTER}`;
const TELEPHONE = { kind: 'telephone', use: '24/7', value: '+55 61 2025 8900' };
const EMAIL = { kind: 'email', value: 'plantao@orgao.example' };
const URGENT = [{ ...TELEPHONE, value: '+55 61 2025 8777' }, EMAIL];

type Marked = SeenEntry & { contactPoints: { value: string; singleSignature: boolean; tlp: string }[] };

const clock = new TestClock('2026-11-24T12:00:00Z');
let enlace: Enlace;
let directory: Directory;
let administrator: GivenAccount;
let reader: GivenAccount;

beforeAll(async () => {
  enlace = await startEnlace({ clock });
  directory = await Directory.of(enlace);
  administrator = await givenAccount(enlace, { role: 'administrator', name: 'Night Administrator' });
  reader = await givenAccount(enlace, { role: 'law-enforcement-reader', state: 'PE' });
});

afterAll(async () => {
  await enlace?.close();
  expect(enlace.log.filter((line) => (JSON.parse(line) as { level: string }).level === 'error')).toEqual([]);
});

const published = () => directory.published(REGISTER, { contactPoints: [TELEPHONE, EMAIL] });

const breakGlass = async (
  api: Api,
  id: string,
  contactPoints: object[] = URGENT,
  reason = 'The line is dead.',
) =>
  api.post<Marked>(
    `${LIST}/${id}/break-glass`,
    { contactPoints, reason },
    await match(administrator.api, `${LIST}/${id}`),
  );

const seen = async (id: string) => demand(await reader.api.get<Marked>(`${LIST}/${id}`), 200).body;
const numberOf = async (id: string) => (await seen(id)).contactPoints[0]!;

async function emergency(id: string): Promise<string> {
  const { body } = await directory.second.api.get<{ items: { id: string }[] }>(
    `/api/v1/changes?entry=${id}&state=emergency`,
  );
  return body.items[0]!.id;
}

const runDue = () => enlace.app.get(DueTasks).runDue(clock.now());

/** Time passes for everybody: sessions end, and the due tasks run. */
async function later(hours: number): Promise<void> {
  clock.advance(hours * HOUR);
  await runDue();
  await directory.signInAgain();
  administrator = await signedInAgain(enlace, administrator, 'administrator');
  reader = await signedInAgain(enlace, reader, 'law-enforcement-reader', 'PE');
}

describe('break-glass', () => {
  it('puts a value in force at once, marked as of a single signature for everybody who sees it', async () => {
    const id = await published();
    const answer = demand(await breakGlass(administrator.api, id), 200).body;
    expect(answer).toMatchObject({ singleSignature: true });
    expect(await numberOf(id)).toMatchObject({ value: '+556120258777', singleSignature: true });
    expect((await seen(id)).contactPoints[1]).toMatchObject({ singleSignature: false });
    expect((await directory.second.api.get(`/api/v1/changes/${await emergency(id)}`)).body).toMatchObject({
      state: 'emergency',
      reason: 'The line is dead.',
      may: ['countersign', 'revert'],
      revertsAt: new Date(clock.now().getTime() + 72 * HOUR).toISOString(),
    });
  });

  it('is an administrator’s alone, for what is published, one at a time, on the entry as it is', async () => {
    const id = await published();
    expect((await breakGlass(directory.editor.api, id)).status).toBe(403);
    const path = `${LIST}/${id}/break-glass`;
    const body = { contactPoints: URGENT, reason: 'x' };
    expect((await administrator.api.post(path, body)).status).toBe(428);
    expect((await administrator.api.post(path, body, { 'If-Match': '"old"' })).status).toBe(412);
    demand(await breakGlass(administrator.api, id), 200);
    expect((await breakGlass(administrator.api, id, [EMAIL])).status).toBe(409);
    expect((await breakGlass(administrator.api, await directory.draft(REGISTER))).status).toBe(409);
  });

  it('shows no value to more people than before', async () => {
    const id = await directory.published(REGISTER, { contactPoints: [{ ...TELEPHONE, tlp: 'TLP:RED' }] });
    expect((await seen(id)).contactPoints).toEqual([]);
    const [point] = (await directory.read(REGISTER, id)).contactPoints;
    for (const contactPoints of [
      [{ ...TELEPHONE, value: '+55 61 2025 8777', id: point!.id, tlp: 'TLP:CLEAR' }],
      [{ ...TELEPHONE, tlp: 'TLP:CLEAR' }],
    ]) {
      await breakGlass(administrator.api, id, contactPoints);
      expect((await seen(id)).contactPoints).toEqual([]);
    }
  });

  it('stays when somebody independent countersigns, and then says so no longer', async () => {
    const id = await published();
    demand(await breakGlass(administrator.api, id), 200);
    const path = `/api/v1/changes/${await emergency(id)}`;
    expect(await administrator.api.post(`${path}/countersign`, {})).toMatchObject({
      status: 403,
      body: { type: '/problems/second-person-required' },
    });
    expect((await administrator.api.post(`${path}/approve`, {})).status).toBe(409);
    demand(await directory.second.api.post(`${path}/countersign`, {}), 200);
    expect((await directory.second.api.post(`${path}/countersign`, {})).status).toBe(409);
    await later(73);
    expect(await numberOf(id)).toMatchObject({ value: '+556120258777', singleSignature: false });
    expect((await directory.read(REGISTER, id)).singleSignature).toBe(false);
    expect((await directory.editor.api.get(path)).body).toMatchObject({
      state: 'applied',
      decidedBy: { name: 'Second Editor' },
    });
  });

  it('reverts by itself after 72 hours, once, as a version of its own', async () => {
    const id = await published();
    const before = (await seen(id)).contactPoints;
    demand(await breakGlass(administrator.api, id), 200);
    await later(71);
    expect((await numberOf(id)).value).toBe('+556120258777');
    await later(1);
    expect((await seen(id)).contactPoints).toEqual(before);
    await runDue();
    clock.advance(60_000);
    await runDue();
    const history = await directory.editor.api.get<{ changes: unknown[] }[]>(`${LIST}/${id}/history`);
    expect(history.body).toHaveLength(4);
    const log = await (
      await givenAccount(enlace, { role: 'auditor' })
    ).api.get<{ items: { action: string; actor: { id: string } }[] }>(`/api/v1/audit?subject=${id}`);
    expect(log.body.items[0]).toMatchObject({
      action: 'entry.reverted',
      actor: { id: 'job:break-glass.revert' },
    });
  });

  it('is taken back by its author, or by anybody else of the secretariat', async () => {
    for (const [who, how, body] of [
      [() => administrator, 'cancel', undefined],
      [() => directory.second, 'decline', { reason: 'It was the right number.' }],
    ] as const) {
      const id = await published();
      demand(await breakGlass(administrator.api, id), 200);
      const path = `/api/v1/changes/${await emergency(id)}`;
      expect(demand(await who().api.post(`${path}/${how}`, body), 200).body).toMatchObject({
        state: 'reverted',
      });
      expect(await numberOf(id)).toMatchObject({ value: '+556120258900', singleSignature: false });
    }
  });

  it('takes back its own values only: what two persons changed meanwhile stays', async () => {
    const id = await published();
    demand(await breakGlass(administrator.api, id), 200);
    await directory.changed(REGISTER, id, {
      contactPoints: [URGENT[0], { ...EMAIL, value: 'novo@orgao.example' }],
      notes: 'approved',
    });
    expect((await directory.read(REGISTER, id)).singleSignature).toBe(true);
    await later(72);
    expect((await seen(id)).contactPoints.map(({ value }) => value)).toEqual([
      '+556120258900',
      'novo@orgao.example',
    ]);
    expect((await directory.read(REGISTER, id)).notes).toBe('approved');
  });

  it('does not outlive its hours by having its value relabelled', async () => {
    const id = await published();
    demand(await breakGlass(administrator.api, id), 200);
    await directory.changed(REGISTER, id, { contactPoints: [{ ...URGENT[0], label: 'Duty desk' }, EMAIL] });
    expect(await numberOf(id)).toMatchObject({ value: '+556120258777', singleSignature: true });
    await later(72);
    expect(await numberOf(id)).toMatchObject({ value: '+556120258900' });
  });

  it('reverts once when it is countersigned and taken back at the same moment', async () => {
    const id = await published();
    demand(await breakGlass(administrator.api, id), 200);
    const path = `/api/v1/changes/${await emergency(id)}`;
    clock.advance(72 * HOUR);
    await directory.signInAgain();
    administrator = await signedInAgain(enlace, administrator, 'administrator');
    const [ran, signed, cancelled] = await Promise.all([
      runDue(),
      directory.second.api.post(`${path}/countersign`, {}),
      administrator.api.post(`${path}/cancel`),
    ]);
    expect(ran).toContain('break-glass.revert');
    reader = await signedInAgain(enlace, reader, 'law-enforcement-reader', 'PE');
    const { state } = (await directory.second.api.get(path)).body;
    expect((await numberOf(id)).value).toBe(state === 'applied' ? '+556120258777' : '+556120258900');
    expect([signed.status, cancelled.status].filter((status) => status === 200).length).toBeLessThanOrEqual(
      1,
    );
  });
});
