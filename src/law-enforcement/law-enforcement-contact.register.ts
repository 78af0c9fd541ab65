import { checkDesignations } from '../register/designation.rules.js';
import { defineRegister } from '../register/register.definition.js';
import { LawEnforcementContact } from './law-enforcement-contact.entity.js';

/** Police, prosecution and incident-response units, and the officers on duty. */
export const LAW_ENFORCEMENT_CONTACTS = defineRegister({
  name: 'law-enforcement-contacts',
  noun: 'law-enforcement contact',
  kinds: ['person', 'office'],
  detail: LawEnforcementContact,
  fields: {
    agency: null,
    unitType: null,
    networks: [],
    services: [],
    training: [],
    dutyLanguages: [],
    keyFingerprints: [],
    designations: [],
  },
  // Whoever swaps a fingerprint reads what is encrypted to it.
  protectedFields: ['keyFingerprints'],
  personalFields: ['names', 'training'],
  check: checkDesignations,
  searchTexts: (document) => [document['agency'] as string | null],
});
