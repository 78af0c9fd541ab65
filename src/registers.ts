import { CENTRAL_AUTHORITIES } from './central-authorities/central-authority.register.js';
import { EXPERTS } from './experts/expert.register.js';
import { LAW_ENFORCEMENT_CONTACTS } from './law-enforcement/law-enforcement-contact.register.js';
import type { RegisterDefinition } from './register/register.definition.js';

/** The directory's three registers. There is no fourth. */
export const registers: readonly RegisterDefinition[] = [
  EXPERTS,
  CENTRAL_AUTHORITIES,
  LAW_ENFORCEMENT_CONTACTS,
];
