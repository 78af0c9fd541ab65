import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { readSheet } from 'read-excel-file/node';
import { givenAccount, type GivenAccount } from './support/accounts.js';
import { Directory } from './support/directory.js';
import { startEnlace, type Enlace } from './support/enlace.js';

const CARD = 'law-enforcement-contacts';
/** What each reader may be shown of the office in Lima. */
const NUMBERS = { green: '+5116255555', amber: '+5112082211', red: '+5119998877' };

let enlace: Enlace;
let directory: Directory;
const readers = new Map<string, GivenAccount>();

beforeAll(async () => {
  enlace = await startEnlace();
  directory = await Directory.of(enlace);
  await directory.published(CARD, {
    country: 'PE',
    names: { original: 'Fiscalía "General", Nación', language: 'es', translations: {} },
    contactPoints: [
      { kind: 'telephone', value: NUMBERS.green, tlp: 'TLP:GREEN' },
      { kind: 'telephone', use: '24/7', value: NUMBERS.amber, tlp: 'TLP:AMBER' },
      { kind: 'telephone', value: NUMBERS.red, tlp: 'TLP:RED' },
    ],
  });
  await directory.published(CARD, { names: { original: '=cmd|A0 Unidade' } });
  for (const [name, role, state] of [
    ['observer', 'observer', undefined],
    ['officer', 'law-enforcement-reader', 'BR'],
    ['Peru', 'national-authority', 'PE'],
  ] as const)
    readers.set(name, await givenAccount(enlace, { role, ...(state ? { state } : {}) }));
});
afterAll(() => enlace.close());

async function fileOf(reader: GivenAccount, path: string, body?: object): Promise<Buffer> {
  const response = await fetch(`${enlace.url}/api/v1/exports/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${reader.token}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

/** The office in Lima as a program that did not write the file reads it: its numbers, and what each says of itself. */
interface Read {
  name: string;
  numbers: string[];
  /** Everything that stands beside a value: labels, freshness, date, audience. */
  about: string;
}
type Reader = (file: Buffer) => Promise<Read[]>;

const rowsOf = (rows: unknown[][]): Read[] => {
  const [head, ...lines] = rows.map((row) => row.map((cell) => String((cell ?? '') as string)));
  const at = (row: string[], column: string) => row[head!.indexOf(column)]!;
  const byId = new Map<string, string[][]>();
  for (const row of lines) byId.set(at(row, 'id'), [...(byId.get(at(row, 'id')) ?? []), row]);
  return [...byId.values()].map((group) => ({
    name: at(group[0]!, 'name').replace(/^'/, ''),
    numbers: group.map((row) => at(row, 'contactValue').replace(/^'/, '')).filter(Boolean),
    about: group.flat().join(' '),
  }));
};

const entriesOf = (
  entries: { names: { original: string }; contactPoints: { value: string }[] }[],
  about: string,
) =>
  entries.map(({ names, contactPoints }) => ({
    name: names.original,
    numbers: contactPoints.map(({ value }) => value),
    about,
  }));

const cardsOf: Reader = (file) => {
  const cards = ICAL.parse(file.toString()) as unknown as unknown[][];
  const all = typeof cards[0] === 'string' ? [cards] : cards;
  return Promise.resolve(
    all.map((card) => {
      const component = new ICAL.Component(card as never);
      const values = (name: string) =>
        component.getAllProperties(name).map((one) => String(one.getFirstValue()));
      return {
        name: values('fn')[0]!,
        numbers: values('tel').map((value) => value.replace(/^tel:/, '')),
        about: component.toString(),
      };
    }),
  );
};

const READERS: [string, Reader][] = [
  ['csv', (file) => Promise.resolve(rowsOf(parse(file, { bom: true })))],
  ['csv?for=machines', (file) => Promise.resolve(rowsOf(parse(file)))],
  ['xlsx', async (file) => rowsOf(await readSheet(file))],
  [
    'json',
    (file) => {
      const { entries, ...about } = JSON.parse(file.toString()) as { entries: never[] };
      return Promise.resolve(entriesOf(entries, JSON.stringify([about, entries])));
    },
  ],
  [
    'ndjson',
    (file) => {
      const lines = file.toString().trimEnd().split('\n');
      const entries = lines.slice(1, -1).map((line) => JSON.parse(line) as never);
      return Promise.resolve(entriesOf(entries, file.toString()));
    },
  ],
  ['vcf', cardsOf],
  ['vcf?version=3.0', cardsOf],
];

describe.each(READERS)('an export as %s', (format, read) => {
  const path = (filters = ''): string => {
    const [ending, query] = format.split('?');
    return `directory.${ending}?${[query, filters].filter(Boolean).join('&')}`;
  };

  it.each([
    ['observer', ['green']],
    ['officer', ['green', 'amber']],
    ['Peru', ['green', 'amber', 'red']],
  ] as const)('holds what %s may see, whole', async (reader, seen) => {
    const offices = await read(await fileOf(readers.get(reader)!, path('country=PE')));
    expect(offices.map(({ name, numbers }) => ({ name, numbers }))).toEqual([
      { name: 'Fiscalía "General", Nación', numbers: seen.map((label) => NUMBERS[label]) },
    ]);
  });

  it('says its date, its audience, the labels, and how fresh each value is', async () => {
    const [office] = await read(await fileOf(readers.get('Peru')!, path('country=PE')));
    const year = enlace.clock.now().toISOString().slice(0, 4);
    for (const said of [`${year}-`, 'national-authority', 'TLP:RED', 'TLP:AMBER', 'never-verified'])
      expect(office!.about).toContain(said);
  });

  it('is narrowed by a search whose words stay out of the address', async () => {
    const [ending, query] = format.split('?');
    const narrowed = { q: 'fiscalia nacion', ...Object.fromEntries(new URLSearchParams(query)) };
    const offices = await read(await fileOf(readers.get('Peru')!, `directory.${ending}`, narrowed));
    expect(offices.map(({ name }) => name)).toEqual(['Fiscalía "General", Nación']);
  });
});

it('an export while entries change is of one moment', async () => {
  for (let n = 0; n < 12; n += 1)
    await directory.published(CARD, {
      country: 'CL',
      names: { original: `Oficina ${String(n).padStart(2, '0')}` },
      notes: 'before',
    });
  const { body } = await directory.editor.api.get<{ items: { id: string }[] }>(`/api/v1/${CARD}?country=CL`);
  let done = false;
  const changing = (async () => {
    while (!done)
      for (const { id } of body.items) await directory.changed(CARD, id, { notes: `after ${Date.now()}` });
  })();
  try {
    for (let time = 0; time < 4; time += 1) {
      const file = await fileOf(directory.editor, `${CARD}.json?country=CL`);
      const { entries, count } = JSON.parse(file.toString()) as { entries: { id: string }[]; count: number };
      expect(count).toBe(12);
      expect(new Set(entries.map(({ id }) => id)).size).toBe(12);
    }
  } finally {
    done = true;
    await changing;
  }
});

const soffice = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find(
  (file) => spawnSync(file, ['--version']).status === 0,
);
if (!soffice)
  console.warn('SKIPPED: no LibreOffice here, so nobody opened the lists for spreadsheets with it');

(soffice ? it : it.skip)(
  'LibreOffice shows every number of a list whole, and runs no formula',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'enlace-office-'));
    try {
      mkdirSync(join(folder, 'out'));
      for (const ending of ['csv', 'xlsx'])
        writeFileSync(
          join(folder, `list.${ending}`),
          await fileOf(readers.get('Peru')!, `directory.${ending}`),
        );
      const asCsv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      const words = [
        '--headless',
        '--norestore',
        profile,
        '--convert-to',
        asCsv,
        '--outdir',
        join(folder, 'out'),
      ];
      spawnSync(soffice!, [...words, 'list.csv', 'list.xlsx'], { cwd: folder, timeout: 120_000 });
      const files = readdirSync(join(folder, 'out'));
      expect(files).toHaveLength(2);
      for (const file of files) {
        const shown = rowsOf(parse(readFileSync(join(folder, 'out', file)), { bom: true }));
        expect(shown.flatMap(({ numbers }) => numbers)).toEqual(
          expect.arrayContaining(Object.values(NUMBERS)),
        );
        expect(shown.map(({ name }) => name)).toContain('=cmd|A0 Unidade');
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  150_000,
);
