import { readFileSync } from 'node:fs';
import { languageOf, recogniseHeaders } from './headers.js';
import { planRows, type PlannedRow } from './plan.js';
import { readRow } from './row.reader.js';
import { StateNames, type KnownState } from './state-names.js';
import { readTable } from './table.js';

interface Expected {
  encoding: string;
  delimiter: string;
  data_rows: number;
  records: number;
  accepted?: number[];
  with_warning?: number[];
  merged: { line: number; into: number }[];
  conflict?: { line: number; with: number }[];
  rejected: { line: number }[];
  skipped?: number[];
  rows?: { line: number; verdict: string }[];
}

const folder = new URL('../../test/samples/', import.meta.url);
const expected = JSON.parse(
  readFileSync(new URL('authorities-messy-expected.json', folder), 'utf8'),
) as Record<string, Expected>;
const reference = JSON.parse(
  readFileSync(new URL('../countries/reference/member-states.json', import.meta.url), 'utf8'),
) as { member_states: KnownState[] };
const states = new StateNames(reference.member_states);

async function planned(file: string) {
  const table = await readTable(readFileSync(new URL(file, folder)));
  const reading = {
    headers: table.headers,
    columns: recogniseHeaders(table.headers),
    dates: languageOf(table.headers) === 'en' ? ('unsure' as const) : ('day-first' as const),
    register: null,
    states,
  };
  const rows = table.records.map((cells, i) => readRow(cells, table.headerRow + 2 + i, reading));
  const around = { standing: new Map(), lookalikes: new Map(), distinct: new Set<number>() };
  return { table, reading, rows: planRows(rows, around) };
}

const linesOf = (rows: PlannedRow[], outcome: string) =>
  rows.filter((row) => row.outcome === outcome).map(({ line }) => line);

const find = (rows: PlannedRow[], name: string, country: string | null) => {
  const row = rows.find((one) => (one.name ?? '').includes(name) && one.country === country);
  if (!row?.work || row.work.kind !== 'create')
    throw new Error(`${name} is not created: ${JSON.stringify(row)}`);
  return { row, input: row.work.input as typeof row.work.input & Record<string, unknown> };
};

const values = (
  input: { contactPoints?: { kind: string; value: string; extension?: string | null }[] },
  kind: string,
) =>
  input
    .contactPoints!.filter((point) => point.kind === kind)
    .map(({ value, extension }) => value + (extension ? ` ext ${extension}` : ''));

/** `+56 2 28735483 (remark)` -> `+56228735483` */
const compact = (printed: string) =>
  printed
    .replace(/\s*\(.*$/, '')
    .replace(/ /g, '')
    .replace('ext', ' ext ');

describe.each(Object.entries(expected))('%s', (file, facts) => {
  it('is read as what it is', async () => {
    const { table, reading } = await planned(file);
    expect(table.encoding).toBe(facts.encoding.startsWith('utf-8') ? 'utf-8' : facts.encoding);
    expect(table.delimiter).toBe(facts.delimiter);
    expect(table.records).toHaveLength(facts.data_rows);
    expect(reading.columns).not.toContain(null);
    expect(reading.columns[0]).toBe('country');
  });

  it('gives the outcomes that are described', async () => {
    const { rows } = await planned(file);
    expect(linesOf(rows, 'create')).toHaveLength(facts.records);
    if (facts.accepted) expect(linesOf(rows, 'create')).toEqual(facts.accepted);
    expect(linesOf(rows, 'rejected')).toEqual(facts.rejected.map(({ line }) => line));
    expect(
      rows.filter(({ outcome }) => outcome === 'merged').map(({ line, into }) => ({ line, into })),
    ).toEqual(facts.merged.map(({ line, into }) => ({ line, into })));
    expect(
      rows.filter(({ outcome }) => outcome === 'conflict').map(({ line, into }) => ({ line, with: into })),
    ).toEqual((facts.conflict ?? []).map((one) => ({ line: one.line, with: one.with })));
    expect(linesOf(rows, 'skipped')).toEqual(facts.skipped ?? []);
    if (facts.with_warning)
      expect(rows.filter(({ warnings }) => warnings.length > 0).map(({ line }) => line)).toEqual(
        facts.with_warning,
      );
  });
});

describe('the values of the Spanish file', () => {
  const rowsOf = async () => (await planned('authorities-messy-1.csv')).rows;

  it('has both numbers of a cell, and none of a placeholder', async () => {
    const rows = await rowsOf();
    expect(values(find(rows, 'Dirección de Asuntos Internacionales', 'CL').input, 'telephone')).toEqual([
      '+56228735483',
      '+56228735481',
    ]);
    expect(values(find(rows, 'Dirección de Asistencia Jurídica', 'AR').input, 'telephone')).toEqual([
      '+541148197385',
    ]);
    const talm = find(rows, '(TALM)', 'PA').input;
    expect([talm['address'], values(talm, 'telephone')]).toEqual([undefined, []]);
    const cico = find(rows, '(CICO)', 'CR').input;
    expect(cico.contactPoints).toMatchObject([
      { kind: 'telephone', value: '8008000645', asPrinted: '800 8000 645' },
    ]);
  });

  it('has dates in words, functions, languages and registers', async () => {
    const rows = await rowsOf();
    expect(find(rows, 'Oficina de Cooperación Judicial', 'PE').input['source']).toMatchObject({
      date: '2017-06-15',
    });
    expect(find(rows, 'Autoridad Central', 'UY').input['source']).toMatchObject({ date: '2021-09-27' });
    expect(find(rows, 'Dirección de Cooperación', 'PE').input['source']).toMatchObject({
      date: '2025-01-28',
    });
    expect(find(rows, 'Unidad de Cooperación Judicial', 'PE').input['functions']).toEqual([
      'MLA',
      'EXTRADITION',
    ]);
    expect(find(rows, 'Dirección de Asuntos Internacionales', 'CL').input['functions']).toEqual([
      'CIVIL_COOPERATION',
    ]);
    expect(find(rows, 'Ministerio de Relaciones', 'SV').input['acceptedLanguages']).toEqual([
      { language: 'es', purpose: 'requests' },
    ]);
    const police = rows
      .filter(({ register }) => register === 'law-enforcement-contacts')
      .map(({ country }) => country);
    expect(police).toEqual(['AR', 'CR']);
    expect(find(rows, 'Unidad de Cooperación Internacional', 'CL').input['notes']).toBe(
      'Autoridad central “penal” – desde el 1 de febrero de 2018',
    );
  });
});

describe('the values of the Portuguese file', () => {
  const rowsOf = async () => (await planned('authorities-messy-2.csv')).rows;
  const checks = (expected['authorities-messy-2.csv'] as unknown as { checks: Record<string, string[]> })
    .checks;

  it.each([
    ['(DRCI)', 'BR', 'br-drci.phones', 'telephone'],
    ['National Operations', 'CA', 'ca-rcmp-noc.faxes', 'fax'],
    ['(OIA)', 'US', 'us-doj-oia.phones', 'telephone'],
    ['(CSMU)', 'TT', 'tt-ttps-csmu.phones', 'telephone'],
    ['CERT.br', 'BR', 'br-cert-br.phones', 'telephone'],
  ])('%s of %s has %s', async (name, country, check, kind) => {
    const { input } = find(await rowsOf(), name, country);
    expect(values(input, kind)).toEqual(checks[check]!.map(compact));
  });

  it('takes a cell of several kinds apart', async () => {
    const rows = await rowsOf();
    const iag = find(rows, 'International Assistance Group', 'CA').input;
    expect(iag.contactPoints!.map(({ kind, value }) => [kind, value])).toEqual([
      ['telephone', '+16139574832'],
      ['fax', '+16139578412'],
      ['email', 'Cdncentralauthority@justice.gc.ca'],
    ]);
    expect(find(rows, 'CERT.br', 'BR').input.contactPoints).toMatchObject([
      { kind: 'email', value: 'cert@cert.br', label: 'não atende por telefone' },
    ]);
    expect(find(rows, '(SCI)', 'BR').input.contactPoints).toEqual([]);
    expect(find(rows, 'Office of the Attorney', 'BS').input.contactPoints).toMatchObject([
      { kind: 'telephone', value: '+12425020400' },
      { kind: 'fax', value: '+12423222255' },
    ]);
    const oas = find(rows, 'Secretariat for Legal Affairs', null);
    expect(oas.row.register).toBe('central-authorities');
    expect(oas.input.contactPoints).toMatchObject([
      { kind: 'telephone', value: '+12024583417' },
      { kind: 'fax', value: '+12024586029' },
    ]);
  });

  it('warns of what was taken over or invented, and marks what answers day and night', async () => {
    const rows = await rowsOf();
    const warned = rows.filter(({ warnings }) => warnings.length > 0).map(({ name }) => name);
    expect(warned).toEqual([expect.stringContaining('(DRCI)'), expect.stringContaining('(NOC)')]);
    const always = rows
      .filter(({ work }) => work?.kind === 'create' && 'hours' in work.input)
      .map(({ name }) => name);
    expect(always).toEqual([expect.stringContaining('(NOC)'), expect.stringContaining('CyWatch')]);
  });
});

describe('the values of the file that makes trouble', () => {
  it('merges into one what three rows say, and keeps what only one of them says', async () => {
    const { rows } = await planned('authorities-messy-4.csv');
    expect(values(find(rows, '(DIVINDAT)', 'PE').input, 'telephone')).toEqual(['1818', '+5114318898']);
    expect(values(find(rows, 'Autoridad Central', 'UY').input, 'web')).toHaveLength(1);
  });

  it('keeps three lines of an address, mark-up as text, and a number that begins with +', async () => {
    const { rows } = await planned('authorities-messy-4.csv');
    expect(String(find(rows, '(NOC)', 'CA').input['address']).split('\n')).toHaveLength(3);
    expect(find(rows, 'EcuCERT', 'EC').input['notes']).toContain('<script>alert(1)</script>');
    expect(values(find(rows, 'Office of the Attorney', 'BS').input, 'telephone')).toEqual(['+12425020400']);
  });

  it('shows what was hidden, and echoes no cell that is too long', async () => {
    const { rows } = await planned('authorities-messy-4.csv');
    const text = JSON.stringify(rows);
    expect(text).toContain('⟨U+202E⟩');
    expect(text).not.toMatch(/[\u200B\u202E]/);
    expect(text).not.toContain('xxxxxxxxxx');
  });
});
