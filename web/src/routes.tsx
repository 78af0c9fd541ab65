import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import {
  auditAddress,
  changesAddress,
  editAddress,
  entryAddress,
  findAddress,
  matrixAddress,
  newEntryAddress,
  searchAddress,
  signInAddress,
  treatyAddress,
} from './addresses.js';
import { withWords } from './i18n/i18n.js';
import { Frame } from './shell/frame.js';
import { NotFound } from './shell/not-found.js';

/** Every screen. The words of signing in and of home are there from the beginning. */
const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });

/** A screen that comes when it is first opened, with its words; `name` is what its file exports. */
const screen = <Module extends Record<string, unknown>, Name extends keyof Module & string>(
  load: () => Promise<Module>,
  name: Name,
) => lazyRouteComponent(withWords(load), name);

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./home/home.page.js'), 'HomePage'),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInAddress,
  component: lazyRouteComponent(() => import('./session/sign-in.page.js'), 'SignInPage'),
});
const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  validateSearch: searchAddress,
  component: screen(() => import('./search/search.page.js'), 'SearchPage'),
});
const entry = createRoute({
  getParentRoute: () => root,
  path: '/entries/$register/$id',
  validateSearch: entryAddress,
  component: screen(() => import('./entry/entry.page.js'), 'EntryPage'),
});
const entryNew = createRoute({
  getParentRoute: () => root,
  path: '/entries/$register/new',
  validateSearch: newEntryAddress,
  component: screen(() => import('./edit/new.page.js'), 'NewEntryPage'),
});
const entryEdit = createRoute({
  getParentRoute: () => root,
  path: '/entries/$register/$id/edit',
  validateSearch: editAddress,
  component: screen(() => import('./edit/edit.page.js'), 'EditEntryPage'),
});
const find = createRoute({
  getParentRoute: () => root,
  path: '/find',
  validateSearch: findAddress,
  component: screen(() => import('./find/find.page.js'), 'FindPage'),
});
const findMatrix = createRoute({
  getParentRoute: () => root,
  path: '/find/matrix',
  validateSearch: matrixAddress,
  component: screen(() => import('./find/matrix.page.js'), 'MatrixPage'),
});
const countries = createRoute({
  getParentRoute: () => root,
  path: '/countries',
  component: screen(() => import('./countries/countries.page.js'), 'CountriesPage'),
});
const country = createRoute({
  getParentRoute: () => root,
  path: '/countries/$iso2',
  component: screen(() => import('./countries/country.page.js'), 'CountryPage'),
});
const treaties = createRoute({
  getParentRoute: () => root,
  path: '/treaties',
  component: screen(() => import('./treaties/treaties.page.js'), 'TreatiesPage'),
});
const treaty = createRoute({
  getParentRoute: () => root,
  path: '/treaties/$code',
  validateSearch: treatyAddress,
  component: screen(() => import('./treaties/treaty.page.js'), 'TreatyPage'),
});
const changes = createRoute({
  getParentRoute: () => root,
  path: '/changes',
  validateSearch: changesAddress,
  component: screen(() => import('./changes/changes.page.js'), 'ChangesPage'),
});
const change = createRoute({
  getParentRoute: () => root,
  path: '/changes/$id',
  component: screen(() => import('./changes/change.page.js'), 'ChangePage'),
});
const confirm = createRoute({
  getParentRoute: () => root,
  path: '/confirm',
  component: screen(() => import('./confirm/confirm.page.js'), 'ConfirmPage'),
});
const upkeep = createRoute({
  getParentRoute: () => root,
  path: '/upkeep',
  component: screen(() => import('./upkeep/upkeep.page.js'), 'UpkeepPage'),
});
const upkeepLetter = createRoute({
  getParentRoute: () => root,
  path: '/upkeep/letters/$country',
  component: screen(() => import('./upkeep/letter.page.js'), 'LetterPage'),
});
const drills = createRoute({
  getParentRoute: () => root,
  path: '/drills',
  component: screen(() => import('./drills/drills.page.js'), 'DrillsPage'),
});
const drill = createRoute({
  getParentRoute: () => root,
  path: '/drills/$id',
  component: screen(() => import('./drills/drill.page.js'), 'DrillPage'),
});
const drillAnswer = createRoute({
  getParentRoute: () => root,
  path: '/drill-answer',
  component: screen(() => import('./drills/drill-answer.page.js'), 'DrillAnswerPage'),
});
const imports = createRoute({
  getParentRoute: () => root,
  path: '/imports',
  component: screen(() => import('./imports/imports.page.js'), 'ImportsPage'),
});
const oneImport = createRoute({
  getParentRoute: () => root,
  path: '/imports/$id',
  component: screen(() => import('./imports/import.page.js'), 'ImportPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: screen(() => import('./session/invitation.page.js'), 'InvitationPage'),
});
const passwordReset = createRoute({
  getParentRoute: () => root,
  path: '/password-reset',
  component: screen(() => import('./session/password-reset.page.js'), 'PasswordResetPage'),
});
const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: screen(() => import('./account/account.page.js'), 'AccountPage'),
});
const notifications = createRoute({
  getParentRoute: () => root,
  path: '/account/notifications',
  component: screen(() => import('./news/notifications.page.js'), 'NotificationsPage'),
});
const users = createRoute({
  getParentRoute: () => root,
  path: '/administration/users',
  component: screen(() => import('./administration/users.page.js'), 'UsersPage'),
});
const user = createRoute({
  getParentRoute: () => root,
  path: '/administration/users/$id',
  component: screen(() => import('./administration/user.page.js'), 'UserPage'),
});
const clients = createRoute({
  getParentRoute: () => root,
  path: '/administration/clients',
  component: screen(() => import('./administration/clients.page.js'), 'ClientsPage'),
});
const audit = createRoute({
  getParentRoute: () => root,
  path: '/administration/audit',
  validateSearch: auditAddress,
  component: screen(() => import('./administration/audit.page.js'), 'AuditPage'),
});
const outbox = createRoute({
  getParentRoute: () => root,
  path: '/administration/outbox',
  component: screen(() => import('./administration/outbox.page.js'), 'OutboxPage'),
});
const letter = createRoute({
  getParentRoute: () => root,
  path: '/administration/outbox/$id',
  component: screen(() => import('./administration/letter.page.js'), 'LetterPage'),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: '/administration/settings',
  component: screen(() => import('./administration/settings.page.js'), 'SettingsPage'),
});
const coverage = createRoute({
  getParentRoute: () => root,
  path: '/coverage',
  component: screen(() => import('./coverage/coverage.page.js'), 'CoveragePage'),
});
const stateCoverage = createRoute({
  getParentRoute: () => root,
  path: '/coverage/$iso2',
  component: screen(() => import('./coverage/state-coverage.page.js'), 'StateCoveragePage'),
});
const myState = createRoute({
  getParentRoute: () => root,
  path: '/my-state',
  component: screen(() => import('./my-state/my-state.page.js'), 'MyStatePage'),
});

const editions = createRoute({
  getParentRoute: () => root,
  path: '/editions',
  component: screen(() => import('./editions/editions.page.js'), 'EditionsPage'),
});
const edition = createRoute({
  getParentRoute: () => root,
  path: '/editions/$id',
  component: screen(() => import('./editions/edition.page.js'), 'EditionPage'),
});
const recipients = createRoute({
  getParentRoute: () => root,
  path: '/recipients',
  component: screen(() => import('./editions/recipients.page.js'), 'RecipientsPage'),
});
const verify = createRoute({
  getParentRoute: () => root,
  path: '/verify',
  component: screen(() => import('./editions/verify.page.js'), 'VerifyPage'),
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
