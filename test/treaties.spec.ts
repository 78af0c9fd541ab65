import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  PartyView,
  StateStandingView,
  TreatyStandingView,
  TreatyView,
} from '../src/treaties/treaty.dto.js';
import { givenAccount } from './support/accounts.js';
import type { Api } from './support/api.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { TestClock } from './support/test-clock.js';

describe('the treaties', () => {
  let enlace: Enlace;
  let reader: Api;

  beforeAll(async () => {
    enlace = await startEnlace({ clock: new TestClock('2026-11-24T12:00:00Z') });
    reader = (await givenAccount(enlace, { role: 'observer' })).api;
  });

  afterAll(() => enlace.close());

  const parties = async (code: string, on?: string) =>
    (await reader.get<PartyView[]>(`/api/v1/treaties/${code}/parties${on ? `?on=${on}` : ''}`)).body;
  const statuses = async (code: string, on: string) =>
    (await reader.get<StateStandingView[]>(`/api/v1/treaties/${code}/statuses?on=${on}`)).body;
  const standing = async (code: string, iso2: string, on: string) =>
    (await statuses(code, on)).find((one) => one.iso2 === iso2);
  const codes = (lines: readonly { iso2: string }[]) => lines.map((line) => line.iso2).sort();

  it('are ten, each with its source, its articles and what is unverified', async () => {
    const { body } = await reader.get<TreatyView[]>('/api/v1/treaties');
    expect(body.map((treaty) => treaty.code)).toEqual([
      'A-55',
      'A-59',
      'A-57',
      'B-47',
      'UNTOC',
      'UNCAC',
      'CETS-185',
      'CETS-224',
      'UNCC-2024',
      'VIENNA-1988',
    ]);
    expect(body.every((treaty) => treaty.source !== '')).toBe(true);
    expect(body.filter((treaty) => treaty.enteredIntoForce === null).map((treaty) => treaty.code)).toEqual([
      'CETS-224',
      'UNCC-2024',
    ]);
    const budapest = (await reader.get<TreatyView>('/api/v1/treaties/CETS-185')).body;
    expect(budapest).toEqual(body.find((treaty) => treaty.code === 'CETS-185'));
    expect(budapest.articles).toContainEqual(
      expect.objectContaining({ article: '35(1)', kind: 'CONTACT_24_7', unverified: false }),
    );
    expect(body[0]?.articles).toContainEqual(
      expect.objectContaining({ article: '3', kind: 'MLA', unverified: true }),
    );
  });

  it('A-55 had on 8 October 2003 the eleven parties that the General Secretariat published that day', async () => {
    const listed = await parties('A-55', '2003-10-08');
    expect(codes(listed)).toEqual('CA CO EC US GD GT MX NI PA PE VE'.split(' ').sort());
    expect(listed.find((party) => party.iso2 === 'VE')).toMatchObject({
      basis: 'known_party_by',
      date: '2001-05-25',
      inForce: 'yes',
      inForceSince: null,
      inForceBy: '2001-06-24',
      source: expect.stringContaining('E-113/01'),
    });
    expect(listed.find((party) => party.iso2 === 'EC')).toEqual({
      iso2: 'EC',
      name: 'Ecuador',
      basis: 'deposit',
      date: '2002-03-08',
      instrument: 'RA',
      inForce: 'yes',
      inForceSince: '2002-04-07',
      inForceBy: '2002-04-07',
      source: 'http://www.oas.org/juridico/english/Sigs/a-55.html',
      unverified: false,
      note: null,
    });
  });

  it('list a party from the day of its deposit, though not yet in force for it', async () => {
    expect(codes(await parties('A-55', '2002-03-07'))).not.toContain('EC');
    const ecuador = (await parties('A-55', '2002-03-08')).find((party) => party.iso2 === 'EC');
    expect(ecuador).toMatchObject({ inForce: 'no', inForceSince: '2002-04-07' });
  });

  it('list the parties of today when no day is asked about, sorted by name in the caller’s language', async () => {
    const { api } = await givenAccount(enlace, { role: 'observer', language: 'es' });
    const { body } = await api.get<PartyView[]>('/api/v1/treaties/A-55/parties');
    expect(codes(body)).toEqual(codes(await parties('A-55', '2026-11-24')));
    const names = body.map((party) => party.name);
    expect(names).toContain('Estados Unidos');
    expect(names).toEqual([...names].sort(new Intl.Collator('es').compare));
  });

  it.each([
    ['CETS-185', 'BR', '2023-02-28', 'no'],
    ['CETS-185', 'BR', '2023-03-01', 'yes'],
    ['CETS-185', 'CL', '2023-02-28', 'yes'],
    ['A-55', 'EC', '2002-04-06', 'no'],
    ['A-55', 'EC', '2002-04-07', 'yes'],
    ['A-55', 'PE', '1996-04-13', 'no'],
    ['A-55', 'PE', '1996-04-14', 'yes'],
    ['UNTOC', 'CA', '2003-09-28', 'no'],
    ['UNTOC', 'CA', '2003-09-29', 'yes'],
    ['VIENNA-1988', 'AG', '2026-11-24', 'yes'],
    ['CETS-224', 'CL', '2026-11-24', 'no'],
    ['UNCC-2024', 'BR', '2026-11-24', 'no'],
    ['B-47', 'BR', '2026-11-24', 'unknown'],
  ])('%s for %s on %s: in force? %s', async (code, iso2, on, answer) => {
    expect((await standing(code, iso2, on))?.inForce.answer).toBe(answer);
  });

  it.each([
    ['A-55', 'UY', 'unknown', false],
    ['A-55', 'CU', 'unknown', false],
    ['A-55', 'HT', 'not-party', false],
    ['A-57', 'VE', 'unknown', false],
    ['A-59', 'PE', 'not-party', false],
    ['A-59', 'IN', 'unknown', false],
    ['B-47', 'MX', 'unknown', false],
    ['B-47', 'CR', 'party', true],
    ['UNCAC', 'BB', 'signatory', true],
    ['UNCAC', 'KN', 'unknown', false],
    ['UNCAC', 'BZ', 'party', true],
    ['CETS-185', 'US', 'party', true],
    ['CETS-185', 'AR', 'party', false],
    ['CETS-185', 'MX', 'unknown', false],
    ['CETS-224', 'PE', 'signatory', false],
  ])('%s: %s is today %s (unverified: %s)', async (code, iso2, status, unverified) => {
    expect(await standing(code, iso2, '2026-11-24')).toMatchObject({ status, unverified });
  });

  it('show every State, the facts as printed with their quirks, and its footnote or note', async () => {
    const all = await statuses('A-55', '2026-11-24');
    expect(all).toHaveLength(43);
    const canada = all.find((one) => one.iso2 === 'CA');
    expect(canada?.facts.map(({ act, date }) => `${act} ${date}`)).toEqual([
      'ratification 1996-05-29',
      'deposit 1996-06-03',
      'signature 1996-06-03',
    ]);
    expect(canada?.note).toContain('kept as printed');
    expect((await standing('A-59', 'BR', '2026-11-24'))?.footnoteRef).toBe('5');
  });

  it('keep Nicaragua as a party after it left the Organization: no denunciation is known', async () => {
    expect(await standing('A-55', 'NI', '2026-11-24')).toMatchObject({
      status: 'party',
      inForce: { answer: 'yes' },
    });
  });

  it('show where one State stands under every treaty', async () => {
    const { body } = await reader.get<TreatyStandingView[]>('/api/v1/countries/PE/treaties?on=2026-11-24');
    expect(Object.fromEntries(body.map((one) => [one.treaty, one.status]))).toEqual({
      'A-55': 'party',
      'A-59': 'not-party',
      'A-57': 'not-party',
      'B-47': 'unknown',
      UNTOC: 'party',
      UNCAC: 'party',
      'CETS-185': 'party',
      'CETS-224': 'signatory',
      'UNCC-2024': 'signatory',
      'VIENNA-1988': 'party',
    });
    const perA55 = await standing('A-55', 'PE', '2026-11-24');
    expect(body[0]).toMatchObject({ basis: perA55?.basis, inForce: perA55?.inForce, facts: perA55?.facts });
  });

  it.each([
    ['/api/v1/treaties/a-55', 404],
    ['/api/v1/treaties/A-56/parties', 404],
    ['/api/v1/treaties/A-56/statuses', 404],
    ['/api/v1/countries/pe/treaties', 404],
    ['/api/v1/countries/XX/treaties', 404],
    ['/api/v1/treaties/A-55/parties?on=2003-13-08', 400],
    ['/api/v1/treaties/A-55/parties?on=2003-10-08&on=2003-10-09', 400],
    ['/api/v1/treaties/A-55/statuses?day=2003-10-08', 400],
  ])('%s answers %s', async (path, status) => {
    const answer = await reader.get(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      status,
      expect.stringContaining('application/problem+json'),
    ]);
  });

  it('are shown to nobody who has not signed in', async () => {
    for (const path of ['treaties', 'treaties/A-55', 'treaties/A-55/parties', 'countries/PE/treaties']) {
      expect((await enlace.api().get(`/api/v1/${path}`)).status).toBe(401);
    }
  });
});
