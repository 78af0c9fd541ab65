/**
 * Where one can go from everywhere, in this order, and what an account must be allowed for it to be shown.
 * A destination stands here once its screen exists.
 */
export const SECTIONS = [
  { to: '/find', words: 'shell.find', permission: 'entry:read', group: 'directory' },
  { to: '/search', words: 'shell.search', permission: 'entry:read', group: 'directory' },
  { to: '/countries', words: 'shell.countries', permission: 'country:read', group: 'directory' },
  { to: '/editions', words: 'shell.editions', permission: 'edition:read', group: 'directory' },
  { to: '/treaties', words: 'shell.treaties', permission: 'treaty:read', group: 'directory' },
  { to: '/changes', words: 'shell.changes', permission: 'change:read', group: 'work' },
  { to: '/upkeep', words: 'shell.upkeep', permission: 'upkeep:read', group: 'work' },
  { to: '/drills', words: 'shell.drills', permission: 'drill:read', group: 'work' },
  { to: '/my-state', words: 'shell.myState', permission: 'state:keep', group: 'work' },
  { to: '/coverage', words: 'shell.coverage', permission: 'coverage:read', group: 'work' },
  {
    to: '/administration/users',
    words: 'administration.users',
    permission: 'user:read',
    group: 'administration',
  },
  {
    to: '/administration/clients',
    words: 'administration.clients',
    permission: 'client:read',
    group: 'administration',
  },
  {
    to: '/administration/audit',
    words: 'administration.audit',
    permission: 'audit:read',
    group: 'administration',
  },
  {
    to: '/administration/outbox',
    words: 'administration.outbox',
    permission: 'mail:read',
    group: 'administration',
  },
  {
    to: '/administration/settings',
    words: 'administration.settings',
    permission: 'settings:read',
    group: 'administration',
  },
  { to: '/imports', words: 'shell.imports', permission: 'import:write', group: 'work' },
] as const satisfies readonly Section[];

/** What is one's own, in the account's menu. */
export const PERSONAL = [
  { to: '/account', words: 'shell.account' },
  { to: '/account/notifications', words: 'news.title' },
] as const;

/** The headings that sections stand under, in this order. */
export const GROUPS = ['directory', 'work', 'administration'] as const;

interface Section {
  to: string;
  words: string;
  permission: string;
  group: (typeof GROUPS)[number];
}
