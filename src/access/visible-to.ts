import { Injectable } from '@nestjs/common';
import type { Placeholders } from '../platform/queryable.js';
import type { Actor } from './actor.js';
import type { Clearance } from './clearance.js';
import { SECRETARIAT_ROLES } from './roles.js';

/** What bounds an actor's view: its clearance, and the State whose drafts it sees (`*`: of all; null: of none). */
export interface Limits extends Clearance {
  state: string | null;
  concerned: string | null;
}

/**
 * The first layer of visibility, as conditions on `register_entry e`, `entry_version v` and `contact_point p`.
 * It says the same as `visibility.ts` and, independently, as the policies of row-level security: each is enough
 * alone, and tests run with either one switched off.
 */
@Injectable()
export class VisibleTo {
  /** The same limits as plain facts, for the database's search functions, which apply them to their own tables. */
  limits(actor: Actor): Limits {
    const { state, clearance } = actor;
    return { state, ...clearance, concerned: this.concernedWith(actor) };
  }

  /** Entries that exist for this actor today. */
  entries(actor: Actor, parameters: Placeholders): string {
    return `(e.tlp_rank <= ${this.ceiling(actor, 'e.country', parameters)} and (${this.concerned(actor, 'e.country', parameters)}
      or e.status = 'published' or (e.status = 'withdrawn' and e.kind = 'office' and e.first_published is not null)))`;
  }

  /** Versions this actor may read of them: the stricter of then's and today's label; no drafts for outsiders. */
  versions(actor: Actor, parameters: Placeholders, v = 'v'): string {
    return `(${v}.tlp_rank <= ${this.ceiling(actor, `${v}.country`, parameters)}
      and (${v}.version >= e.first_published or ${this.concerned(actor, `${v}.country`, parameters)}))`;
  }

  /** Contact values of entry `e` this actor may read. */
  values(actor: Actor, parameters: Placeholders): string {
    return `(greatest(p.visible_rank, e.tlp_rank) <= ${this.ceiling(actor, 'e.country', parameters)}
      and (not p.personal or ${parameters.add(actor.clearance.personal)}::boolean)
      and (${this.concerned(actor, 'e.country', parameters)} or (p.published and e.status = 'published')))`;
  }

  /** Rows with a `country` column that only the secretariat and the State concerned may see: changes. */
  concerned(actor: Actor, column: string, parameters: Placeholders): string {
    const concerned = this.concernedWith(actor);
    if (concerned === '*') return 'true';
    if (concerned === null) return 'false';
    return `coalesce(${column} = ${parameters.add(actor.state)}, false)`;
  }

  private concernedWith(actor: Actor): string | null {
    if (actor.role === 'system' || SECRETARIAT_ROLES.includes(actor.role)) return '*';
    return actor.role === 'national-authority' ? actor.state : null;
  }

  private ceiling(actor: Actor, column: string, parameters: Placeholders): string {
    const { own, others } = actor.clearance;
    if (actor.state === null || own === others) return `${parameters.add(others)}::smallint`;
    const state = parameters.add(actor.state);
    return `case when ${column} = ${state} then ${parameters.add(own)}::smallint else ${parameters.add(others)}::smallint end`;
  }
}
