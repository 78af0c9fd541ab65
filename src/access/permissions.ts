import type { Actor } from './actor.js';
import type { ActorRole } from './roles.js';

const everyone: readonly ActorRole[] = [
  'administrator',
  'editor',
  'national-authority',
  'law-enforcement-reader',
  'observer',
  'auditor',
  'recipient',
];
const people = everyone.filter((role) => role !== 'recipient');
const secretariat: readonly ActorRole[] = ['administrator', 'editor'];
const readers = everyone.filter((role) => role !== 'auditor');
const keepers: readonly ActorRole[] = [...secretariat, 'national-authority'];

/**
 * Who may do what, one line each. A permission says that a role may try; which rows it reaches is said by
 * `visibleTo` (reading) and by the register's rules (a national authority only ever touches its own State).
 */
export const PERMISSIONS = {
  'country:read': everyone,
  'treaty:read': everyone,

  'entry:read': readers,
  'entry:history': readers,
  'entry:create': keepers,
  'entry:change': keepers,
  'entry:publish': keepers,
  'entry:withdraw': keepers,
  'entry:restore': keepers,
  'entry:verify': keepers,
  'entry:erase': keepers,
  'entry:export': readers,
  'entry:break-glass': ['administrator'],

  'gap:report': readers.filter((role) => role !== 'recipient'),

  'import:write': keepers,

  'coverage:read': keepers,
  'state:keep': ['national-authority'],
  'edition:read': readers,
  'edition:prepare': secretariat,
  'emergency:read': [...keepers, 'law-enforcement-reader'],

  'change:read': keepers,
  'change:decide': secretariat,
  'change:answer': keepers,
  'change:cancel': keepers,

  'upkeep:read': keepers,
  'drill:read': keepers,
  'drill:run': secretariat,
  'upkeep:run': secretariat,
  'entry:reach': people.filter((role) => role !== 'auditor'),
  'entry:report': people.filter((role) => role !== 'auditor'),

  'audit:read': ['administrator', 'auditor'],
  'audit:verify': ['administrator', 'auditor'],
  'release:read': ['administrator', 'auditor'],

  'self:read': people,
  'self:change': people,
  'self:enrol': people,
  'user:read': ['administrator'],
  'user:invite': ['administrator'],
  'user:change': ['administrator'],
  'client:read': ['administrator'],
  'client:change': ['administrator'],
  'settings:read': ['administrator'],
  'settings:change': ['administrator'],
  'mail:read': ['administrator'],
  'mail:send': ['administrator'],
} as const satisfies Record<string, readonly ActorRole[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether the role's line holds; the system may do everything its job calls. */
export function roleAllows(role: ActorRole, permission: Permission): boolean {
  return role === 'system' || (PERMISSIONS[permission] as readonly ActorRole[]).includes(role);
}

/** Whether this actor may try: its role, its enrolment and, for a machine client, its key's scopes. */
export function may(actor: Actor, permission: Permission): boolean {
  if (actor.enrolmentOnly) return permission === 'self:enrol';
  return roleAllows(actor.role, permission) && (actor.scopes === null || actor.scopes.includes(permission));
}
