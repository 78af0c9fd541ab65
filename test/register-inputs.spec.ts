import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { Type } from '@nestjs/common';
import {
  CentralAuthorityCreate,
  CentralAuthorityPatch,
} from '../src/central-authorities/central-authority.dto.js';
import { ExpertCreate, ExpertPatch } from '../src/experts/expert.dto.js';
import {
  LawEnforcementContactCreate,
  LawEnforcementContactPatch,
} from '../src/law-enforcement/law-enforcement-contact.dto.js';
import { createValidation } from '../src/platform/validation.js';
import { Problem } from '../src/platform/problems.js';

const validation = createValidation();

/** The fields that are refused; none when the input is accepted. */
async function refused(dto: Type, input: object): Promise<string[]> {
  try {
    await validation.transform(structuredClone(input), { type: 'body', metatype: dto });
    return [];
  } catch (error) {
    if (error instanceof Problem) return (error.extra.errors ?? []).map(({ field }) => field);
    throw error;
  }
}

const names = { original: 'Fiscalía', language: 'es', translations: { en: 'Prosecution' } };
const office = { country: 'PE', kind: 'office', names };

describe.each([
  ['an expert', ExpertCreate, ExpertPatch],
  ['a central authority', CentralAuthorityCreate, CentralAuthorityPatch],
  ['a law-enforcement contact', LawEnforcementContactCreate, LawEnforcementContactPatch],
] as const)('what is written of %s', (_, Create, Patch) => {
  it('needs a State, a kind and a name to be created, and nothing to be changed', async () => {
    expect((await refused(Create, {})).sort()).toEqual(['country', 'kind', 'names']);
    expect(await refused(Create, office)).toEqual([]);
    expect(await refused(Create, { ...office, country: null })).toEqual([]);
    expect(await refused(Patch, {})).toEqual([]);
  });

  it.each([
    'country',
    'kind',
    'register',
    'status',
    'version',
    'verifiedAt',
    'verifiedBy',
    'demo',
    'singleSignature',
    'createdBy',
    'id',
    '__proto__x',
  ])('is not changed in its %s', async (field) => {
    expect(await refused(Patch, { [field]: 'PE' })).toEqual([field]);
  });

  it('does not say who verified a contact value, or when', async () => {
    const point = { kind: 'telephone', value: '+5114210000' };
    expect(await refused(Patch, { contactPoints: [point] })).toEqual([]);
    for (const field of ['verifiedAt', 'verifiedBy', 'published', 'freshness', 'changedAt']) {
      expect(await refused(Patch, { contactPoints: [{ ...point, [field]: true }] })).toEqual([
        `contactPoints.0.${field}`,
      ]);
    }
  });

  it('is refused with all errors at once', async () => {
    const input = {
      names: {},
      tlp: 'TLP:WHITE',
      timeZone: 'Lima',
      hours: { always: true, weekly: [{ day: 8 }] },
    };
    const fields = await refused(Patch, input);
    expect(fields).toEqual(
      expect.arrayContaining(['names.original', 'tlp', 'timeZone', 'hours.weekly.0.day']),
    );
  });

  it('holds no hidden characters, in translations neither', async () => {
    expect(await refused(Patch, { names: { original: 'Fis\u202Ecalía' } })).toEqual(['names.original']);
    const hidden = { original: 'Fiscalía', translations: { en: 'Prose\u200Bcution' } };
    expect(await refused(Patch, { names: hidden })).toEqual(['names.translations']);
  });

  it('may forget what is not known', async () => {
    const unknown = { unit: null, address: null, timeZone: null, hours: null, source: null, notes: null };
    expect(await refused(Patch, unknown)).toEqual([]);
  });
});

describe('the source of an entry', () => {
  it('is a web address, or not known', async () => {
    expect(await refused(ExpertPatch, { source: { url: null, date: null, note: 'By letter' } })).toEqual([]);
    expect(await refused(ExpertPatch, { source: { note: 'By letter' } })).toEqual([]);
    expect(await refused(ExpertPatch, { source: { url: 'javascript:alert(1)' } })).toEqual(['source.url']);
  });
});
