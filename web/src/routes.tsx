import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import type { ChangeFilters } from './changes/changes.queries.js';
import { withWords } from './i18n/i18n.js';
import { Frame } from './shell/frame.js';
import { NotFound } from './shell/not-found.js';

/** Every screen, loaded when it is first opened, with its words: those of signing in and of home are there by then. */
const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });

/** What a search is narrowed by; what was typed is never part of the address. */
export interface Filters {
  country?: string;
  register?: string;
  function?: string;
  freshness?: string;
  treaty?: string;
  speciality?: string;
  language?: string;
  status?: string;
  always?: boolean;
}

const oneOf = <const T extends string>(known: readonly T[], value: unknown): T | undefined =>
  known.find((one) => one === value);
/** How the hits are laid out; a list, unless said. */
interface Layout {
  view?: 'table';
}
/** What the finder is asked; every part of it may still be missing. */
export interface Asked {
  from?: string | undefined;
  to?: string | undefined;
  measure?: string | undefined;
  area?: string | undefined;
  on?: string | undefined;
  urgent?: boolean | undefined;
  /** BCP 47, with commas. */
  languages?: string | undefined;
}
export type MatrixAsked = Pick<Asked, 'measure' | 'area' | 'on'>;

const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

const dayLike = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value);

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./home/home.page.js'), 'HomePage'),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (given: Record<string, unknown>): { back?: string } => {
    const back = text(given['back']);
    // Only to a place of our own.
    return back && /^\/(?!\/)/.test(back) ? { back } : {};
  },
  component: lazyRouteComponent(() => import('./session/sign-in.page.js'), 'SignInPage'),
});
const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  validateSearch: (given: Record<string, unknown>): Filters & Layout => ({
    country: text(given['country']),
    register: text(given['register']),
    function: text(given['function']),
    freshness: text(given['freshness']),
    treaty: text(given['treaty']),
    speciality: text(given['speciality']),
    language: text(given['language']),
    status: text(given['status']),
    ...(given['view'] === 'table' ? { view: 'table' as const } : {}),
    ...(given['always'] === true ? { always: true } : {}),
  }),
  component: lazyRouteComponent(
    withWords(() => import('./search/search.page.js')),
    'SearchPage',
  ),
});
const entry = createRoute({
  getParentRoute: () => root,
  path: '/entries/$register/$id',
  validateSearch: (given: Record<string, unknown>): { on?: string; knownAt?: string } => ({
    ...(dayLike(given['on']) ? { on: String(given['on']) } : {}),
    ...(dayLike(given['knownAt']) ? { knownAt: String(given['knownAt']) } : {}),
  }),
  component: lazyRouteComponent(
    withWords(() => import('./entry/entry.page.js')),
    'EntryPage',
  ),
});
const entryNew = createRoute({
  getParentRoute: () => root,
  path: '/entries/$register/new',
  validateSearch: (given: Record<string, unknown>): { country?: string } => {
    const country = text(given['country']);
    return country ? { country } : {};
  },
  component: lazyRouteComponent(
    withWords(() => import('./edit/new.page.js')),
    'NewEntryPage',
  ),
});
const entryEdit = createRoute({
  getParentRoute: () => root,
  path: '/entries/$register/$id/edit',
  component: lazyRouteComponent(
    withWords(() => import('./edit/edit.page.js')),
    'EditEntryPage',
  ),
});
const find = createRoute({
  getParentRoute: () => root,
  path: '/find',
  validateSearch: (given: Record<string, unknown>): Asked => ({
    from: text(given['from']),
    to: text(given['to']),
    measure: text(given['measure']),
    area: text(given['area']),
    on: text(given['on']),
    ...(given['urgent'] === true ? { urgent: true } : {}),
    languages: text(given['languages']),
  }),
  component: lazyRouteComponent(
    withWords(() => import('./find/find.page.js')),
    'FindPage',
  ),
});
const findMatrix = createRoute({
  getParentRoute: () => root,
  path: '/find/matrix',
  validateSearch: (given: Record<string, unknown>): MatrixAsked => ({
    measure: text(given['measure']),
    area: text(given['area']),
    on: text(given['on']),
  }),
  component: lazyRouteComponent(
    withWords(() => import('./find/matrix.page.js')),
    'MatrixPage',
  ),
});
const countries = createRoute({
  getParentRoute: () => root,
  path: '/countries',
  component: lazyRouteComponent(
    withWords(() => import('./countries/countries.page.js')),
    'CountriesPage',
  ),
});
const country = createRoute({
  getParentRoute: () => root,
  path: '/countries/$iso2',
  component: lazyRouteComponent(
    withWords(() => import('./countries/country.page.js')),
    'CountryPage',
  ),
});
const treaties = createRoute({
  getParentRoute: () => root,
  path: '/treaties',
  component: lazyRouteComponent(
    withWords(() => import('./treaties/treaties.page.js')),
    'TreatiesPage',
  ),
});
const treaty = createRoute({
  getParentRoute: () => root,
  path: '/treaties/$code',
  validateSearch: (given: Record<string, unknown>): { on?: string } => {
    const on = text(given['on']);
    return on && /^\d{4}-\d\d-\d\d$/.test(on) ? { on } : {};
  },
  component: lazyRouteComponent(
    withWords(() => import('./treaties/treaty.page.js')),
    'TreatyPage',
  ),
});
const changes = createRoute({
  getParentRoute: () => root,
  path: '/changes',
  validateSearch: (given: Record<string, unknown>): ChangeFilters => ({
    scope: oneOf(['waiting', 'mine', 'all'], given['scope']),
    lane: oneOf(['legal', 'operational'], given['lane']),
    state: oneOf(['pending', 'applied', 'declined', 'cancelled', 'emergency', 'reverted'], given['state']),
    country: text(given['country']),
  }),
  component: lazyRouteComponent(
    withWords(() => import('./changes/changes.page.js')),
    'ChangesPage',
  ),
});
const change = createRoute({
  getParentRoute: () => root,
  path: '/changes/$id',
  component: lazyRouteComponent(
    withWords(() => import('./changes/change.page.js')),
    'ChangePage',
  ),
});
const confirm = createRoute({
  getParentRoute: () => root,
  path: '/confirm',
  component: lazyRouteComponent(
    withWords(() => import('./confirm/confirm.page.js')),
    'ConfirmPage',
  ),
});
const upkeep = createRoute({
  getParentRoute: () => root,
  path: '/upkeep',
  component: lazyRouteComponent(
    withWords(() => import('./upkeep/upkeep.page.js')),
    'UpkeepPage',
  ),
});
const upkeepLetter = createRoute({
  getParentRoute: () => root,
  path: '/upkeep/letters/$country',
  component: lazyRouteComponent(
    withWords(() => import('./upkeep/letter.page.js')),
    'LetterPage',
  ),
});
const drills = createRoute({
  getParentRoute: () => root,
  path: '/drills',
  component: lazyRouteComponent(
    withWords(() => import('./drills/drills.page.js')),
    'DrillsPage',
  ),
});
const drill = createRoute({
  getParentRoute: () => root,
  path: '/drills/$id',
  component: lazyRouteComponent(
    withWords(() => import('./drills/drill.page.js')),
    'DrillPage',
  ),
});
const drillAnswer = createRoute({
  getParentRoute: () => root,
  path: '/drill-answer',
  component: lazyRouteComponent(
    withWords(() => import('./drills/drill-answer.page.js')),
    'DrillAnswerPage',
  ),
});
const imports = createRoute({
  getParentRoute: () => root,
  path: '/imports',
  component: lazyRouteComponent(
    withWords(() => import('./imports/imports.page.js')),
    'ImportsPage',
  ),
});
const oneImport = createRoute({
  getParentRoute: () => root,
  path: '/imports/$id',
  component: lazyRouteComponent(
    withWords(() => import('./imports/import.page.js')),
    'ImportPage',
  ),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(
    withWords(() => import('./session/invitation.page.js')),
    'InvitationPage',
  ),
});
const passwordReset = createRoute({
  getParentRoute: () => root,
  path: '/password-reset',
  component: lazyRouteComponent(
    withWords(() => import('./session/password-reset.page.js')),
    'PasswordResetPage',
  ),
});
const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(
    withWords(() => import('./account/account.page.js')),
    'AccountPage',
  ),
});
const notifications = createRoute({
  getParentRoute: () => root,
  path: '/account/notifications',
  component: lazyRouteComponent(
    withWords(() => import('./news/notifications.page.js')),
    'NotificationsPage',
  ),
});
const users = createRoute({
  getParentRoute: () => root,
  path: '/administration/users',
  component: lazyRouteComponent(
    withWords(() => import('./administration/users.page.js')),
    'UsersPage',
  ),
});
const user = createRoute({
  getParentRoute: () => root,
  path: '/administration/users/$id',
  component: lazyRouteComponent(
    withWords(() => import('./administration/user.page.js')),
    'UserPage',
  ),
});
const clients = createRoute({
  getParentRoute: () => root,
  path: '/administration/clients',
  component: lazyRouteComponent(
    withWords(() => import('./administration/clients.page.js')),
    'ClientsPage',
  ),
});
const audit = createRoute({
  getParentRoute: () => root,
  path: '/administration/audit',
  validateSearch: (given: Record<string, unknown>): { actor?: string; subject?: string } => {
    const [actor, subject] = [text(given['actor']), text(given['subject'])];
    return { ...(actor ? { actor } : {}), ...(subject ? { subject } : {}) };
  },
  component: lazyRouteComponent(
    withWords(() => import('./administration/audit.page.js')),
    'AuditPage',
  ),
});
const outbox = createRoute({
  getParentRoute: () => root,
  path: '/administration/outbox',
  component: lazyRouteComponent(
    withWords(() => import('./administration/outbox.page.js')),
    'OutboxPage',
  ),
});
const letter = createRoute({
  getParentRoute: () => root,
  path: '/administration/outbox/$id',
  component: lazyRouteComponent(
    withWords(() => import('./administration/letter.page.js')),
    'LetterPage',
  ),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: '/administration/settings',
  component: lazyRouteComponent(
    withWords(() => import('./administration/settings.page.js')),
    'SettingsPage',
  ),
});
const coverage = createRoute({
  getParentRoute: () => root,
  path: '/coverage',
  component: lazyRouteComponent(
    withWords(() => import('./coverage/coverage.page.js')),
    'CoveragePage',
  ),
});
const stateCoverage = createRoute({
  getParentRoute: () => root,
  path: '/coverage/$iso2',
  component: lazyRouteComponent(
    withWords(() => import('./coverage/state-coverage.page.js')),
    'StateCoveragePage',
  ),
});
const myState = createRoute({
  getParentRoute: () => root,
  path: '/my-state',
  component: lazyRouteComponent(
    withWords(() => import('./my-state/my-state.page.js')),
    'MyStatePage',
  ),
});

const editions = createRoute({
  getParentRoute: () => root,
  path: '/editions',
  component: lazyRouteComponent(
    withWords(() => import('./editions/editions.page.js')),
    'EditionsPage',
  ),
});
const edition = createRoute({
  getParentRoute: () => root,
  path: '/editions/$id',
  component: lazyRouteComponent(
    withWords(() => import('./editions/edition.page.js')),
    'EditionPage',
  ),
});
const recipients = createRoute({
  getParentRoute: () => root,
  path: '/recipients',
  component: lazyRouteComponent(
    withWords(() => import('./editions/recipients.page.js')),
    'RecipientsPage',
  ),
});
const verify = createRoute({
  getParentRoute: () => root,
  path: '/verify',
  component: lazyRouteComponent(
    withWords(() => import('./editions/verify.page.js')),
    'VerifyPage',
  ),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    signIn,
    search,
    find,
    findMatrix,
    entry,
    entryNew,
    entryEdit,
    countries,
    country,
    treaties,
    treaty,
    changes,
    change,
    editions,
    edition,
    recipients,
    verify,
    confirm,
    upkeep,
    upkeepLetter,
    drills,
    drill,
    drillAnswer,
    invitation,
    passwordReset,
    account,
    notifications,
    users,
    user,
    clients,
    audit,
    outbox,
    letter,
    settings,
    imports,
    oneImport,
    coverage,
    stateCoverage,
    myState,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
