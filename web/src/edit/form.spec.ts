import { describe, expect, it } from '@jest/globals';
import type { AnyEntry } from '../entries/entries.queries.js';
import { faultsFrom, faultsOf } from './checks.js';
import { emptyForm, newKey, type FormDocument } from './form.js';
import { likenessTerms } from './likeness.js';
import { decided, merged } from './merge.js';
import { formOf } from './reading.js';
import { inputOf, movedFields, patchOf } from './writing.js';

const point = (id: string, value: string, over: object = {}) => ({
  id,
  point: id,
  kind: 'telephone',
  use: 'general',
  personal: false,
  value,
  extension: null,
  asPrinted: `printed ${value}`,
  label: null,
  tlp: 'TLP:GREEN',
  erased: false,
  ...over,
});

const entry = (over: object = {}): AnyEntry =>
  ({
    id: 'e',
    register: 'central-authorities',
    country: 'BR',
    kind: 'office',
    status: 'published',
    tlp: 'TLP:GREEN',
    names: { original: 'Ministério', language: 'pt', translations: { en: 'Ministry' } },
    parentInstitution: null,
    unit: null,
    functions: ['MLA'],
    address: null,
    timeZone: null,
    hours: { always: false, weekly: [{ day: 1, from: '08:00', to: '17:00' }] },
    languages: [{ language: 'pt', purpose: 'requests', level: null }],
    notes: 'one',
    source: { url: 'https://oas.org', date: null, note: null },
    succeeds: null,
    replacement: null,
    contactPoints: [point('a', '+5561'), point('b', '+5562')],
    designations: [
      {
        treaty: 'A-55',
        article: '3',
        basis: null,
        function: 'MLA',
        direction: null,
        stage: null,
        scope: null,
        validFrom: null,
        validTo: null,
        evidence: null,
      },
    ],
    acceptedLanguages: [{ language: 'es', purpose: 'requests' }],
    channels: [{ channel: 'direct', urgentOnly: true, originalToFollow: false }],
    requirements: { dualCriminality: false, useLimitation: null, documents: ['A', 'B'] },
    ...over,
  }) as unknown as AnyEntry;

const REGISTER = 'central-authorities';
const withNotes = (form: FormDocument, notes: string) => ({ ...form, notes });
const withValue = (form: FormDocument, at: number, value: string) => ({
  ...form,
  contactPoints: form.contactPoints.map((row, index) => (index === at ? { ...row, value } : row)),
});

describe('a document in a form', () => {
  it('that nobody touched says nothing new', () => {
    const read = formOf(entry());
    expect(movedFields(REGISTER, read, formOf(entry()))).toEqual([]);
    expect(patchOf(REGISTER, read, structuredClone(read))).toEqual({});
  });

  it('comes back whole: what is not said is null, rows in their order', () => {
    const written = inputOf(REGISTER, formOf(entry()));
    expect(written).toMatchObject({
      country: 'BR',
      kind: 'office',
      names: { original: 'Ministério', language: 'pt', translations: { en: 'Ministry' } },
      hours: { always: false, weekly: [{ day: 1, from: '08:00', to: '17:00' }] },
      requirements: { dualCriminality: false, useLimitation: null, documents: ['A', 'B'] },
      designations: [{ treaty: 'A-55', article: '3', basis: null, evidence: null }],
    });
    expect(written).not.toHaveProperty('notes', null);
  });

  it('sends only what was changed, and keeps what was printed beside a value that stands', () => {
    const read = formOf(entry());
    expect(patchOf(REGISTER, read, withNotes(read, ' two '))).toEqual({ notes: 'two' });
    const { contactPoints } = patchOf(REGISTER, read, withValue(read, 0, '(61) 99'));
    expect(contactPoints).toMatchObject([
      { id: 'a', value: '(61) 99' },
      { id: 'b', asPrinted: 'printed +5562' },
    ]);
    expect((contactPoints as object[])[0]).not.toHaveProperty('asPrinted');
  });

  it('of an organisation has no State, and an empty form has not said one', () => {
    expect(inputOf(REGISTER, { ...emptyForm(), country: '-' })['country']).toBeNull();
    const faults = faultsOf(REGISTER, emptyForm()).map(({ field }) => field);
    expect(faults).toEqual(['country', 'names.original']);
  });

  it('leaves an erased value out of what is written', () => {
    const form = formOf(entry({ contactPoints: [point('a', '+5561'), { ...point('b', ''), value: null }] }));
    expect(form.contactPoints.map(({ id }) => id)).toEqual(['a']);
  });
});

describe('what is wrong', () => {
  it('is told at its own path before the server is asked', () => {
    const form = formOf(entry());
    form.contactPoints.push({ ...form.contactPoints[0]!, key: newKey(), kind: 'email', value: 'nobody' });
    form.designations[0] = {
      ...form.designations[0]!,
      treaty: '',
      validFrom: '2026-02-01',
      validTo: '2026-01-01',
    };
    form.hours.weekly[0]!.to = '07:00';
    expect(faultsOf(REGISTER, form)).toEqual([
      { field: 'contactPoints.2.value', fault: 'email' },
      { field: 'hours.weekly.0.from', fault: 'times' },
      { field: 'designations.0.treaty', fault: 'treatyOrBasis' },
      { field: 'designations.0.validTo', fault: 'beforeStart' },
    ]);
  });

  it('by the server is said in words of ours where they are known, else in its own', () => {
    const told = faultsFrom([
      { field: 'contactPoints.0.value', message: 'must be a telephone number, best in international form' },
      { field: 'tlp', message: 'would hide the entry from you' },
    ]);
    expect(told.map(({ fault }) => fault)).toEqual(['telephone', 'other']);
    expect(told[1]!.message).toBe('would hide the entry from you');
  });
});

describe('when somebody else saved first', () => {
  const base = formOf(entry());

  it('what only one of us changed is brought together', () => {
    const theirs = formOf(entry({ notes: 'theirs' }));
    const { form, conflicts, taken } = merged(REGISTER, base, theirs, { ...base, unit: 'mine' });
    expect(conflicts).toEqual([]);
    expect([form.notes, form.unit, taken]).toEqual(['theirs', 'mine', ['notes']]);
  });

  it('what both changed alike is no conflict, differently is one, and either may be chosen', () => {
    const theirs = formOf(entry({ notes: 'theirs' }));
    expect(merged(REGISTER, base, theirs, withNotes(base, 'theirs')).conflicts).toEqual([]);
    const mine = withNotes(base, 'mine');
    const { form, conflicts } = merged(REGISTER, base, theirs, mine);
    expect(conflicts).toMatchObject([{ field: 'notes', base: 'one', theirs: 'theirs', mine: 'mine' }]);
    expect(decided(form, conflicts[0]!, 'theirs', theirs, mine).notes).toBe('theirs');
    expect(decided(form, conflicts[0]!, 'mine', theirs, mine).notes).toBe('mine');
  });

  it('different contact values do not collide: each keeps its own change', () => {
    const theirs = formOf(
      entry({
        contactPoints: [point('a', '+5561'), point('b2', '+5569', { point: 'b' }), point('c', '+5570')],
      }),
    );
    const { form, conflicts } = merged(REGISTER, base, theirs, withValue(base, 0, '+5599'));
    expect(conflicts).toEqual([]);
    expect(form.contactPoints.map(({ id, value }) => [id, value])).toEqual([
      ['a', '+5599'],
      ['b2', '+5569'],
      ['c', '+5570'],
    ]);
  });

  it('the same contact value collides; mine then replaces the one that stands now', () => {
    const theirs = formOf(
      entry({ contactPoints: [point('a2', '+5500', { point: 'a' }), point('b', '+5562')] }),
    );
    const mine = withValue(base, 0, '+5599');
    const { form, conflicts } = merged(REGISTER, base, theirs, mine);
    expect(conflicts).toMatchObject([
      { point: 'a', base: { value: '+5561' }, theirs: { value: '+5500' }, mine: { value: '+5599' } },
    ]);
    const kept = decided(form, conflicts[0]!, 'mine', theirs, mine);
    expect(kept.contactPoints[0]).toMatchObject({ id: 'a2', value: '+5599' });
    const given = decided(form, conflicts[0]!, 'theirs', theirs, mine);
    expect(movedFields(REGISTER, theirs, given)).toEqual([]);
  });

  it('a value that one removed and the other changed is for somebody to decide', () => {
    const theirs = formOf(entry({ contactPoints: [point('b', '+5562')] }));
    const mine = withValue(base, 0, '+5599');
    const { form, conflicts } = merged(REGISTER, base, theirs, mine);
    expect(conflicts).toMatchObject([{ point: 'a', theirs: null }]);
    expect(form.contactPoints.find(({ point: one }) => one === 'a')).toMatchObject({ id: null });
    const gone = decided(form, conflicts[0]!, 'theirs', theirs, mine);
    expect(gone.contactPoints.map(({ point: one }) => one)).toEqual(['b']);
  });
});

it('likeness is asked by name within the State, and by each new number or mailbox', () => {
  const form = withValue(formOf(entry()), 1, '+55 61 2025 8900');
  expect(likenessTerms(form)).toEqual([{ q: 'Ministério', country: 'BR' }, { q: '556120258900' }]);
  expect(likenessTerms({ ...emptyForm(), country: 'BR' })).toEqual([]);
});
