import type { Actor } from '../access/actor.js';
import { CLEARANCES } from '../access/clearance.js';
import type { RequestContext } from '../access/request-context.js';
import type { Role } from '../access/roles.js';
import type { Language } from '../platform/problems.js';

/** The context of a route that is open to people without a session: it works as a named system actor. */
export function outside(context: RequestContext, name: string): RequestContext {
  return { ...context, credential: { kind: 'system', name: `accounts:${name}` }, permission: 'self:read' };
}

/** The same, never answered from a kept `Idempotency-Key`: sign-in and refresh are exempt. */
export const outsideOnce = (context: RequestContext, name: string): RequestContext => ({
  ...outside(context, name),
  idempotency: null,
});

interface Person {
  id: string;
  name: string;
  role: Role;
  state: string | null;
  language: Language;
}

/** Who the audit log names once somebody has proved to be this account. */
export function actorOf(person: Person, sessionId: string | null): Actor {
  return {
    kind: 'user',
    id: person.id,
    name: person.name,
    role: person.role,
    state: person.state,
    clearance: CLEARANCES[person.role],
    sessionId,
    enrolmentOnly: false,
    scopes: null,
    language: person.language,
  };
}
