import type { Language } from '../platform/problems.js';
import { CLEARANCES, type Clearance } from './clearance.js';
import type { ActorRole } from './roles.js';

/** Who acts, as the database confirmed it inside this very transaction; never built from token claims alone. */
export interface Actor {
  kind: 'user' | 'client' | 'system';
  /** The account's or client's id; for `system` its name, such as `job:seal-ledger`. */
  id: string;
  name: string;
  role: ActorRole;
  /** ISO 3166-1 alpha-2 of the State the actor belongs to, or null. */
  state: string | null;
  clearance: Clearance;
  /** The session it came by; null for clients and the system. */
  sessionId: string | null;
  /** True while the account must still enrol a second factor: nothing else is allowed. */
  enrolmentOnly: boolean;
  /** What a machine client's key is good for; null: everything its role allows. */
  scopes: readonly string[] | null;
  language: Language;
}

/** The jobs' actor, always named: no policy exempts a missing one. */
export function systemActor(name: string): Actor {
  return {
    kind: 'system',
    id: name,
    name,
    role: 'system',
    state: null,
    clearance: CLEARANCES.system,
    sessionId: null,
    enrolmentOnly: false,
    scopes: null,
    language: 'en',
  };
}
