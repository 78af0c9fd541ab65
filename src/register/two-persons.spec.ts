import { describe, expect, it } from '@jest/globals';
import { systemActor, type Actor } from '../access/actor.js';
import type { ActorRole } from '../access/roles.js';
import { laneOf, needsSecondPerson, PROTECTED_FIELDS } from './two-persons.js';
import { defineRegister } from './register.definition.js';

const definition = defineRegister({
  name: 'experts',
  noun: 'expert',
  kinds: ['office'],
  detail: class {
    entryId: string;
  },
  fields: { keyFingerprints: [] },
  protectedFields: ['keyFingerprints'],
  personalFields: [],
});
const actor = (role: ActorRole): Actor => ({ ...systemActor('test'), role, state: 'BR' });

describe('the two-person rule', () => {
  it.each(['publish', 'withdraw', 'restore'] as const)(
    '%s of what readers see always needs a second person',
    (action) => {
      const status = action === 'publish' ? 'draft' : action === 'restore' ? 'withdrawn' : 'published';
      expect(needsSecondPerson(definition, actor('editor'), status, action, [])).toBe(true);
      expect(needsSecondPerson(definition, actor('administrator'), status, action, [])).toBe(true);
    },
  );

  it.each([...PROTECTED_FIELDS, 'keyFingerprints'])(
    'a change of %s on a published entry needs a second person',
    (field) => {
      expect(needsSecondPerson(definition, actor('editor'), 'published', 'change', ['notes', field])).toBe(
        true,
      );
    },
  );

  it('lets an editor change the wording of a published entry alone', () => {
    expect(needsSecondPerson(definition, actor('editor'), 'published', 'change', ['names', 'notes'])).toBe(
      false,
    );
  });

  it('makes every change by a national authority to a published entry a proposal', () => {
    expect(needsSecondPerson(definition, actor('national-authority'), 'published', 'change', ['notes'])).toBe(
      true,
    );
  });

  it('leaves drafts free, withdrawing one included', () => {
    expect(needsSecondPerson(definition, actor('editor'), 'draft', 'change', ['contactPoints'])).toBe(false);
    expect(needsSecondPerson(definition, actor('editor'), 'draft', 'withdraw', [])).toBe(false);
  });

  it('puts designations in the legal lane and values in the operational one', () => {
    expect(laneOf(['contactPoints', 'designations'])).toBe('legal');
    expect(laneOf(['contactPoints'])).toBe('operational');
  });
});
