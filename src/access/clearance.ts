import type { ActorRole } from './roles.js';
import { rankOf, type Tlp } from './tlp.js';

/** What a role may read: the highest TLP rank for its own State and for others (-1: nothing), and personal values. */
export interface Clearance {
  own: number;
  others: number;
  personal: boolean;
}

const upTo = (own: Tlp | null, others: Tlp | null, personal: boolean): Clearance => ({
  own: own ? rankOf(own) : -1,
  others: others ? rankOf(others) : -1,
  personal,
});

/**
 * The table of clearances. The database holds its own copy (table `clearance`), which an administrator may only
 * make stricter; the two are enforced apart from each other, and a test holds them equal.
 */
export const CLEARANCES: Readonly<Record<ActorRole, Clearance>> = {
  //                              own State           other States         personal values
  administrator: /*          */ upTo('TLP:RED', /*          */ 'TLP:RED', /*          */ true),
  editor: /*                 */ upTo('TLP:RED', /*          */ 'TLP:RED', /*          */ true),
  'national-authority': /*   */ upTo('TLP:RED', /*          */ 'TLP:AMBER+STRICT', /* */ true),
  'law-enforcement-reader': upTo('TLP:AMBER+STRICT', /* */ 'TLP:AMBER', /*        */ true),
  observer: /*               */ upTo('TLP:GREEN', /*        */ 'TLP:GREEN', /*        */ false),
  auditor: /*                */ upTo(null, /*               */ null, /*               */ false),
  recipient: /*              */ upTo('TLP:AMBER', /*        */ 'TLP:AMBER', /*        */ false),
  system: /*                 */ upTo('TLP:RED', /*          */ 'TLP:RED', /*          */ true),
};

/** The stricter of two clearances, field by field. */
export function stricterClearance(a: Clearance, b: Clearance): Clearance {
  return {
    own: Math.min(a.own, b.own),
    others: Math.min(a.others, b.others),
    personal: a.personal && b.personal,
  };
}
