import { Problem, type Language } from '../platform/problems.js';
import type { Queryable } from '../platform/queryable.js';
import { systemActor, type Actor } from './actor.js';
import { CLEARANCES, stricterClearance } from './clearance.js';
import { notSignedIn } from './not-signed-in.js';
import { may } from './permissions.js';
import type { RequestContext } from './request-context.js';
import type { ActorRole } from './roles.js';

/** What `begin_session` and `begin_client` return: the account as it stands now. */
export interface ActorRow {
  id: string;
  name: string;
  role: ActorRole;
  state: string | null;
  own: number;
  others: number;
  personal: boolean;
  enrolment_only: boolean;
  scopes: string[] | null;
  language: Language;
}

/** The statement that names a transaction's actor to the database, and answers the account as it stands then. */
export function beginStatement(
  { credential }: RequestContext,
  now: Date,
): { text: string; values: unknown[] } {
  switch (credential.kind) {
    case 'system':
      return { text: 'select begin_system($1)', values: [credential.name] };
    case 'session':
      return { text: 'select * from begin_session($1, $2)', values: [credential.sessionId, now] };
    case 'client':
      return {
        text: 'select * from begin_client($1, $2, $3)',
        values: [credential.clientId, credential.secretHash, now],
      };
  }
}

/** From here on the transaction acts as this named system actor: row-level security lets nobody write in another's name. */
export async function actAs(tx: Queryable, name: string): Promise<Actor> {
  await tx.query('select begin_system($1)', [name]);
  return systemActor(name);
}

/**
 * Who that account is, if it may do what the route is for.
 * @throws Problem `not-signed-in` when there is no row; `second-factor-required`, `forbidden`.
 */
export function actorFrom({ credential, permission }: RequestContext, row: ActorRow | undefined): Actor {
  if (credential.kind === 'system') return systemActor(credential.name);
  if (!row) throw notSignedIn('This session has ended. Sign in again.');
  const actor: Actor = {
    kind: credential.kind === 'session' ? 'user' : 'client',
    id: row.id,
    name: row.name,
    role: row.role,
    state: row.state,
    clearance: stricterClearance(CLEARANCES[row.role], row),
    sessionId: credential.kind === 'session' ? credential.sessionId : null,
    enrolmentOnly: row.enrolment_only,
    scopes: row.scopes,
    language: row.language,
  };
  if (actor.enrolmentOnly && !may(actor, permission)) throw new Problem('second-factor-required');
  if (!may(actor, permission)) throw new Problem('forbidden');
  return actor;
}
