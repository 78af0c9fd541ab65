import type { Actor } from './actor.js';
import { SECRETARIAT_ROLES } from './roles.js';

/** What visibility needs to know of an entry. `country` null: an international organisation. */
export interface EntryFacts {
  country: string | null;
  kind: 'person' | 'office';
  status: 'draft' | 'published' | 'withdrawn';
  /** Whether readers ever saw it: a draft may be withdrawn as well. */
  wasPublished: boolean;
  /** TLP rank of the entry. */
  rank: number;
}

/** What visibility needs to know of one contact value. `rank`: the stricter of then's and today's label. */
export interface ValueFacts {
  personal: boolean;
  rank: number;
  /** Whether a published version ever showed it; false while it is only drafted or proposed. */
  published: boolean;
}

/** The secretariat, or an authority of the State concerned: who works on an entry sees drafts and pending changes. */
export function isConcerned(actor: Actor, country: string | null): boolean {
  if (actor.role === 'system' || SECRETARIAT_ROLES.includes(actor.role)) return true;
  return actor.role === 'national-authority' && country !== null && actor.state === country;
}

/** The highest TLP rank this actor may read of that State (or, for null, of an international organisation). */
export function ceilingFor(actor: Actor, country: string | null): number {
  return country !== null && actor.state === country ? actor.clearance.own : actor.clearance.others;
}

/**
 * Whether the entry exists at all for this actor. A withdrawn office stays visible, without its values ("this
 * office was replaced"); a withdrawn person, or a draft that is withdrawn, does not.
 */
export function seesEntry(actor: Actor, entry: EntryFacts): boolean {
  if (entry.rank > ceilingFor(actor, entry.country)) return false;
  if (isConcerned(actor, entry.country)) return true;
  return (
    entry.status === 'published' ||
    (entry.status === 'withdrawn' && entry.kind === 'office' && entry.wasPublished)
  );
}

/** Whether one contact value of an entry may be shown. */
export function seesValue(actor: Actor, entry: EntryFacts, value: ValueFacts): boolean {
  if (!seesEntry(actor, entry)) return false;
  if (Math.max(value.rank, entry.rank) > ceilingFor(actor, entry.country)) return false;
  if (value.personal && !actor.clearance.personal) return false;
  return isConcerned(actor, entry.country) || (value.published && entry.status === 'published');
}
