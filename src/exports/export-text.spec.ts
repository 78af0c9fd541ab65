import { describe, expect, it } from '@jest/globals';
import { systemActor } from '../access/actor.js';
import type { EntryView } from '../register/view.js';
import { HEADERS } from './export-columns.js';
import { csvText, exportHead, jsonText } from './export-text.js';

const freshness = {
  state: 'due',
  verifiedAt: '2026-06-20T00:00:00.000Z',
  validUntil: null,
  method: 'call',
} as const;
const telephone = {
  id: 'p1',
  kind: 'telephone',
  use: '24/7',
  value: '+5561555010',
  tlp: 'TLP:AMBER',
  freshness,
};
const entry = (over: object = {}): EntryView =>
  ({
    id: 'e1',
    register: 'law-enforcement-contacts',
    country: 'BR',
    kind: 'office',
    status: 'published',
    tlp: 'TLP:GREEN',
    names: { original: 'Ponto "24/7"', language: 'pt', translations: {} },
    functions: ['CONTACT_24_7'],
    languages: [],
    hours: { always: true, weekly: [] },
    source: null,
    demo: true,
    contactPoints: [telephone],
    ...over,
  }) as unknown as EntryView;

const STAMP = { date: '2026-11-24T12:00:00.000Z', audience: 'observer' };

async function* batches(...all: EntryView[][]) {
  yield* all;
}

async function text(parts: AsyncIterable<string>): Promise<string> {
  let all = '';
  for await (const part of parts) all += part;
  return all;
}

describe('an export as CSV', () => {
  it('has one line for each contact value, with its freshness and its label', async () => {
    const two = entry({ contactPoints: [telephone, { ...telephone, id: 'p2', value: 'duty@demo.example' }] });
    const lines = (await text(csvText(batches([two]), { machines: true, stamp: STAMP })))
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe(HEADERS.join(','));
    expect(lines[1]).toContain('+5561555010,,,TLP:AMBER,due,2026-06-20T00:00:00.000Z,call');
  });

  it('has one line for an entry without values, and a header for nothing at all', async () => {
    const lines = await text(
      csvText(batches([entry({ contactPoints: [] })]), { machines: true, stamp: STAMP }),
    );
    expect(lines.trimEnd().split('\r\n')).toHaveLength(2);
    expect(await text(csvText(batches(), { machines: true, stamp: STAMP }))).toBe(`${HEADERS.join(',')}\r\n`);
  });

  it('keeps the + of a number for a spreadsheet, and leaves machines the number', async () => {
    const forSpreadsheets = await text(csvText(batches([entry()]), { machines: false, stamp: STAMP }));
    expect(forSpreadsheets.startsWith('\uFEFF')).toBe(true);
    expect(forSpreadsheets).toContain(`,"'+5561555010",`);
    const forMachines = await text(csvText(batches([entry()]), { machines: true, stamp: STAMP }));
    expect(forMachines).toContain(',+5561555010,');
  });
});

describe('an export as JSON', () => {
  const about = { date: '2026-11-24T00:00:00.000Z', actor: systemActor('test'), filters: { country: 'BR' } };

  it('is one document over all batches, and says how many entries and the strictest label', async () => {
    const red = entry({ id: 'e3', contactPoints: [{ ...telephone, tlp: 'TLP:RED' }] });
    const made = await text(jsonText(batches([entry(), entry({ id: 'e2' })], [red], []), exportHead(about)));
    expect(JSON.parse(made)).toMatchObject({
      date: about.date,
      audience: { role: 'system', state: null },
      filters: 'country=BR',
      entries: [{ id: 'e1' }, { id: 'e2' }, { id: 'e3' }],
      count: 3,
      tlp: 'TLP:RED',
    });
  });

  it('is a document also when there is nothing', async () => {
    expect(JSON.parse(await text(jsonText(batches(), exportHead(about))))).toMatchObject({
      entries: [],
      count: 0,
      tlp: 'TLP:CLEAR',
    });
  });
});
