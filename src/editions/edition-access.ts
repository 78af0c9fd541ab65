import type { Actor } from '../access/actor.js';
import { SECRETARIAT_ROLES } from '../access/roles.js';
import { labelOf } from '../access/tlp.js';
import { Problem } from '../platform/problems.js';
import type { Edition } from './edition.entity.js';

/** @throws Problem `forbidden` to whoever may see less than the edition holds; `conflict` once it was recalled. */
export function assertFor(actor: Actor, edition: Edition): void {
  if (SECRETARIAT_ROLES.includes(actor.role)) return;
  if (edition.state === 'recalled')
    throw new Problem('conflict', 'This edition was recalled; destroy your copy and use the next one.');
  if (actor.clearance.others < edition.ceiling)
    throw new Problem(
      'forbidden',
      `It holds values up to ${labelOf(edition.ceiling)}, which you may not see.`,
    );
}
