import { checkDesignations } from '../register/designation.rules.js';
import { defineRegister } from '../register/register.definition.js';
import { CentralAuthority } from './central-authority.entity.js';

/** The offices that send and answer requests for mutual legal assistance and extradition. */
export const CENTRAL_AUTHORITIES = defineRegister({
  name: 'central-authorities',
  noun: 'central authority',
  kinds: ['office'],
  detail: CentralAuthority,
  fields: { designations: [], acceptedLanguages: [], channels: [], requirements: null },
  // A channel decides where a request is sent, as an address does.
  protectedFields: ['channels'],
  personalFields: [],
  check: checkDesignations,
});
