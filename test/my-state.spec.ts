import { givenAccount } from './support/accounts.js';
import { demand, Directory, signedInAgain } from './support/directory.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { TestClock } from './support/test-clock.js';

interface MyState {
  iso2: string;
  entries: number;
  attestation: {
    state: string;
    at: string | null;
    by: string | null;
    until: string | null;
    entries: number | null;
  };
  colleagues: { name: string; role: string }[];
}

const DAY = 24 * 60 * 60 * 1000;
const clock = new TestClock('2026-11-24T12:00:00Z');
let enlace: Enlace;
let directory: Directory;
let brazil: Awaited<ReturnType<typeof givenAccount>>;

beforeAll(async () => {
  enlace = await startEnlace({ clock });
  directory = await Directory.of(enlace);
  brazil = await givenAccount(enlace, { role: 'national-authority', state: 'BR', name: 'Ana' });
  await givenAccount(enlace, { role: 'national-authority', state: 'BR', name: 'Bento' });
  await givenAccount(enlace, { role: 'law-enforcement-reader', state: 'BR', name: 'Caio' });
  await givenAccount(enlace, { role: 'national-authority', state: 'PE', name: 'Inés' });
});
afterAll(() => enlace?.close());

const PATH = '/api/v1/my-state';

describe('my State', () => {
  it('tells who else of it has an account, by name and role alone, and nobody of another State', async () => {
    const { body } = demand(await brazil.api.get<MyState>(PATH), 200);
    expect(body).toMatchObject({ iso2: 'BR', entries: 0, attestation: { state: 'never', at: null } });
    expect(body.colleagues).toEqual([
      { name: 'Caio', role: 'law-enforcement-reader', demo: false },
      { name: 'Bento', role: 'national-authority', demo: false },
    ]);
  });

  it('is attested once, whatever is sent twice, with a record of it in the log', async () => {
    const designations = [{ treaty: 'A-55', article: '3', function: 'MLA' }];
    const own = await directory.published('central-authorities', { country: 'BR', designations });
    await directory.draft('central-authorities', { country: 'BR' });
    const other = await directory.published('central-authorities', { country: 'PE', designations });
    const key = { 'Idempotency-Key': 'attest-2026' };
    const first = demand(
      await brazil.api.post<MyState>(`${PATH}/attestations`, { note: 'Checked with the ministry' }, key),
      201,
    );
    expect(first.body.attestation).toMatchObject({
      state: 'attested',
      by: 'Ana',
      at: '2026-11-24T12:00:00.000Z',
      until: '2027-11-24T12:00:00.000Z',
      entries: 1,
    });
    demand(await brazil.api.post(`${PATH}/attestations`, { note: 'Checked with the ministry' }, key), 201);
    const administrator = await givenAccount(enlace, { role: 'administrator' });
    const { body } = await administrator.api.get<{ items: Record<string, unknown>[] }>(
      '/api/v1/audit?action=state.attested',
    );
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({ country: 'BR', details: { entries: 1 } });
    const sure = async (id: string) =>
      (await directory.read('central-authorities', id))['designationFreshness'];
    expect(await sure(own)).toMatchObject({ state: 'confirmed', method: 'attestation', by: 'authority' });
    expect(await sure(other)).toMatchObject({ state: 'never-verified' });
    const { body: seen } = await directory.editor.api.get<{
      states: { iso2: string; attestedOn: string | null }[];
    }>('/api/v1/coverage');
    expect(seen.states.find(({ iso2 }) => iso2 === 'BR')).toMatchObject({ attestedOn: '2026-11-24' });
    expect(seen.states.find(({ iso2 }) => iso2 === 'PE')).toMatchObject({ attestedOn: null });
  });

  it.each([
    [334, 'attested'],
    [335, 'due'],
    [365, 'overdue'],
  ])('says %i days later: %s', async (days, state) => {
    clock.set(new Date(new Date('2026-11-24T12:00:00Z').getTime() + days * DAY));
    const again = await signedInAgain(enlace, brazil, 'national-authority', 'BR');
    const { body } = demand(await again.api.get<MyState>(PATH), 200);
    expect(body.attestation.state).toBe(state);
  });
});
