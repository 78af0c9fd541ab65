/** Where one can go from everywhere, in this order, and what an account must be allowed for it to be shown. */
export const SECTIONS = [
  { to: '/search', words: 'shell.search', permission: 'entry:read' },
  { to: '/countries', words: 'shell.countries', permission: 'country:read' },
  { to: '/treaties', words: 'shell.treaties', permission: 'treaty:read' },
  { to: '/changes', words: 'shell.changes', permission: 'change:read' },
] as const;
