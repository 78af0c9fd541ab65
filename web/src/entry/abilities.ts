import type { Me } from '../session/session.js';
import type { AnyEntry } from '../entries/entries.queries.js';

/** What somebody may do with an entry as it stands, in the order in which it is offered. */
export const ABILITIES = [
  'edit',
  'publish',
  'verify',
  'restore',
  'withdraw',
  'withdrawConsent',
  'erase',
] as const;
export type Ability = (typeof ABILITIES)[number];

type Asked = Pick<AnyEntry, 'country' | 'kind' | 'status' | 'register' | 'contactPoints' | 'consent'>;
type Asker = Pick<Me, 'role' | 'state'> & { permissions: readonly string[] };

const PERMISSIONS: Record<Ability, string> = {
  edit: 'entry:change',
  publish: 'entry:publish',
  verify: 'entry:verify',
  restore: 'entry:restore',
  withdraw: 'entry:withdraw',
  withdrawConsent: 'entry:withdraw',
  erase: 'entry:erase',
};

const POSSIBLE: Record<Ability, (entry: Asked) => boolean> = {
  edit: ({ status }) => status !== 'withdrawn',
  publish: ({ status }) => status === 'draft',
  verify: ({ status, contactPoints }) =>
    status === 'published' && contactPoints.some(({ value }) => value !== null),
  restore: ({ status }) => status === 'withdrawn',
  withdraw: ({ status }) => status !== 'withdrawn',
  withdrawConsent: ({ status, consent }) =>
    status !== 'withdrawn' && Boolean(consent) && !consent?.withdrawnOn,
  // What is shown now is withdrawn first: one person alone takes no published number away.
  erase: ({ status, kind, contactPoints }) =>
    status === 'withdrawn' &&
    (kind === 'person' || contactPoints.some(({ personal, erased }) => personal && !erased)),
};

/** The secretariat, or an authority of the State concerned. The server decides again. */
const isConcerned = ({ role, state }: Asker, country: string | null): boolean =>
  role === 'administrator' || role === 'editor' || (country !== null && state === country);

/** What this account is offered. */
export function abilitiesOf(me: Asker | null, entry: Asked): Ability[] {
  if (!me || !isConcerned(me, entry.country)) return [];
  return ABILITIES.filter(
    (ability) => me.permissions.includes(PERMISSIONS[ability]) && POSSIBLE[ability](entry),
  );
}
