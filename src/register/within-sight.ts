import type { Actor } from '../access/actor.js';
import { labelOf, rankOf } from '../access/tlp.js';
import { ceilingFor } from '../access/visibility.js';
import { Problem } from '../platform/problems.js';
import type { EntryDocument } from './document.js';

/**
 * Nobody writes what it could not read afterwards: an administrator may have made its clearance stricter.
 * @throws Problem `rule-broken` naming the strictest label that the actor may give.
 */
export function assertWithinSight(actor: Actor, { tlp, country }: EntryDocument): void {
  const ceiling = ceilingFor(actor, country);
  if (rankOf(tlp) <= ceiling) return;
  const least = ceiling < 0 ? 'nothing' : `entries up to ${labelOf(ceiling)}`;
  throw new Problem('rule-broken', `You may see ${least}; an entry of ${tlp} would be hidden from yourself.`);
}
