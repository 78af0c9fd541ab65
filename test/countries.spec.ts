import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CountryLine, CountryProfile } from '../src/countries/country.dto.js';
import { givenAccount } from './support/accounts.js';
import type { Api } from './support/api.js';
import { startEnlace, type Enlace } from './support/enlace.js';
import { TestClock } from './support/test-clock.js';

describe('the States', () => {
  let enlace: Enlace;
  let reader: Api;

  beforeAll(async () => {
    enlace = await startEnlace({ clock: new TestClock('2026-11-24T12:00:00Z') });
    reader = (await givenAccount(enlace, { role: 'observer' })).api;
  });

  afterAll(() => enlace.close());

  const list = async (query = '', api = reader) =>
    (await api.get<CountryLine[]>(`/api/v1/countries${query}`)).body;
  const codes = (lines: readonly { iso2: string }[]) => lines.map((line) => line.iso2).sort();
  const profile = async (iso2: string) =>
    (await reader.get<CountryProfile>(`/api/v1/countries/${iso2}`)).body;

  it('are the 35 of the Charter and the other treaty parties, whose names are marked', async () => {
    const lines = await list();
    expect(lines.filter((line) => line.oasState)).toHaveLength(35);
    const others = lines.filter((line) => !line.oasState);
    expect(codes(others)).toEqual(['CZ', 'IN', 'KZ', 'MN', 'QA', 'SA', 'SK', 'UA']);
    expect(others.every((line) => line.namesSource === 'intl' && line.membership === null)).toBe(true);
    expect(others.find((line) => line.iso2 === 'KZ')?.names).toMatchObject({
      en: 'Kazakhstan',
      es: 'Kazajistán',
    });
  });

  it.each([
    ['en', 'United States', 'AG'],
    ['es', 'Estados Unidos', 'AG'],
    ['pt', 'Estados Unidos', 'AG'],
    ['fr', 'États-Unis', 'AG'],
  ] as const)('are named and sorted in the language of a caller of %s', async (language, name, first) => {
    const { api } = await givenAccount(enlace, { role: 'observer', language });
    const lines = (await list('', api)).filter((line) => line.oasState);
    expect(lines.find((line) => line.iso2 === 'US')?.name).toBe(name);
    expect(lines[0]?.iso2).toBe(first);
    const names = lines.map((line) => line.name);
    expect(names).toEqual([...names].sort(new Intl.Collator(language).compare));
  });

  it('sort accents as their letters: Équateur comes before Grenade', async () => {
    const { api } = await givenAccount(enlace, { role: 'observer', language: 'fr' });
    const order = (await list('', api)).map((line) => line.iso2);
    expect(order.indexOf('EC')).toBeLessThan(order.indexOf('GD'));
  });

  it.each([
    ['withdrawn', '2023-11-18', []],
    ['withdrawn', '2023-11-19', ['NI']],
    ['disputed', '2018-12-31', []],
    ['disputed', '2026-11-24', ['VE']],
    ['member_non_participating', '2026-11-24', ['CU']],
    ['suspended', '2010-06-01', ['HN']],
    ['suspended', '2011-01-01', []],
  ])('by membership: %s on %s', async (membership, on, expected) => {
    expect(codes(await list(`?membership=${membership}&on=${on}`))).toEqual(expected);
  });

  it('by membership today, when no day is asked about', async () => {
    const members = codes(await list('?membership=member'));
    expect(members).toHaveLength(32);
    expect(members).not.toEqual(expect.arrayContaining(['NI']));
  });

  it('tell their membership over time, each fact with its source and what is unverified', async () => {
    const nicaragua = await profile('NI');
    expect(nicaragua.memberships).toMatchObject([
      { status: 'member', from: '1948', to: '2023-11-19', unverified: false },
      { status: 'withdrawn', from: '2023-11-19', to: null, unverified: true },
    ]);
    expect(nicaragua.memberships[1]?.source).toContain('oas.org');
    expect(nicaragua.memberships[1]?.note).toContain('2021-11-18');
    expect(nicaragua.membership?.status).toBe('withdrawn');
    // The source prints a year that cannot be right: it is shown, with its note, and not used as a date.
    expect((await profile('AG')).memberships).toMatchObject([
      { from: null, charterYearInSource: 1967, unverified: true, note: expect.stringContaining('verify') },
    ]);
  });

  it('tell their languages, prefixes, zones and the local time there now', async () => {
    const brazil = await profile('BR');
    expect(brazil).toMatchObject({
      iso3: 'BRA',
      isoNumeric: '076',
      capital: 'Brasília',
      officialLanguages: ['pt'],
      callingCode: '+55',
      officialNames: { pt: 'República Federativa do Brasil' },
    });
    expect(brazil.zones).toContainEqual({
      zone: 'America/Sao_Paulo',
      localTime: '2026-11-24T09:00:00-03:00',
      primary: true,
      main: true,
    });
    expect(brazil.zones).toContainEqual({
      zone: 'America/Belem',
      localTime: '2026-11-24T09:00:00-03:00',
      primary: false,
      main: false,
    });
    expect((await profile('BO')).notes.map((note) => note.about).sort()).toEqual(['capital', 'languages']);
    expect(brazil.sources.map((source) => source.about).sort()).toEqual(['languages', 'names', 'zones']);
  });

  it.each(['br', 'XX', 'BRA', '%20BR', "BR'"])(
    'are asked for by upper-case ISO code: %s is not found',
    async (iso2) => {
      const { status, headers, body } = await reader.get(`/api/v1/countries/${iso2}`);
      expect([status, headers.get('content-type')]).toEqual([
        404,
        expect.stringContaining('application/problem+json'),
      ]);
      expect(body).toMatchObject({ status: 404, type: expect.stringMatching(/not-found$/) });
    },
  );

  it.each([
    '?on=2026-02-30',
    '?on=yesterday',
    '?on=2026-11-24&on=2026-11-25',
    '?membership=friend',
    '?colour=red',
  ])('refuse %s', async (query) => {
    expect((await reader.get(`/api/v1/countries${query}`)).status).toBe(400);
  });

  it('are shown to nobody who has not signed in', async () => {
    expect((await enlace.api().get('/api/v1/countries')).status).toBe(401);
    expect((await enlace.api().get('/api/v1/countries/BR')).status).toBe(401);
  });
});
