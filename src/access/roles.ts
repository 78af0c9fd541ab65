/** The seven roles of people and machines; `system` is the jobs' own actor, never given to anybody. */
export const ROLES = [
  'administrator',
  'editor',
  'national-authority',
  'law-enforcement-reader',
  'observer',
  'auditor',
  'recipient',
] as const;
export type Role = (typeof ROLES)[number];
export type ActorRole = Role | 'system';

/** Roles that act for one State and cannot exist without it. */
export const STATE_ROLES: readonly ActorRole[] = ['national-authority', 'law-enforcement-reader'];

/** Roles of the secretariat. */
export const SECRETARIAT_ROLES: readonly ActorRole[] = ['administrator', 'editor'];
