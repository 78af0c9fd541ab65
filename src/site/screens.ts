import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every screen (web/src/routes.tsx): its address, and the page under web/src that it shows. */
export const SCREENS: Readonly<Record<string, string>> = {
  '/': 'home/home.page',
  '/sign-in': 'session/sign-in.page',
  '/invitation': 'session/invitation.page',
  '/password-reset': 'session/password-reset.page',
  '/account': 'account/account.page',
  '/account/notifications': 'news/notifications.page',
  '/administration/users': 'administration/users.page',
  '/administration/users/:id': 'administration/user.page',
  '/administration/clients': 'administration/clients.page',
  '/administration/audit': 'administration/audit.page',
  '/administration/outbox': 'administration/outbox.page',
  '/administration/outbox/:id': 'administration/letter.page',
  '/administration/settings': 'administration/settings.page',
  '/search': 'search/search.page',
  '/find': 'find/find.page',
  '/find/matrix': 'find/matrix.page',
  '/entries/:register/new': 'edit/new.page',
  '/entries/:register/:id': 'entry/entry.page',
  '/entries/:register/:id/edit': 'edit/edit.page',
  '/countries': 'countries/countries.page',
  '/countries/:iso2': 'countries/country.page',
  '/treaties': 'treaties/treaties.page',
  '/treaties/:code': 'treaties/treaty.page',
  '/changes': 'changes/changes.page',
  '/changes/:id': 'changes/change.page',
  '/editions': 'editions/editions.page',
  '/editions/:id': 'editions/edition.page',
  '/recipients': 'editions/recipients.page',
  '/verify': 'editions/verify.page',
  '/confirm': 'confirm/confirm.page',
  '/upkeep': 'upkeep/upkeep.page',
  '/upkeep/letters/:country': 'upkeep/letter.page',
  '/drills': 'drills/drills.page',
  '/drills/:id': 'drills/drill.page',
  '/drill-answer': 'drills/drill-answer.page',
  '/imports': 'imports/imports.page',
  '/imports/:id': 'imports/import.page',
  '/coverage': 'coverage/coverage.page',
  '/coverage/:iso2': 'coverage/state-coverage.page',
  '/my-state': 'my-state/my-state.page',
};

/** Screens that speak with the words of the frame alone. */
const PLAIN = ['/', '/sign-in'];

/** Where the build says what it made of which source. */
export const MANIFEST = 'screens.json';

/** What Vite's manifest says of a file: its built name, and what it cannot do without. */
interface Built {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
}

/**
 * What the page of an address says ahead of its scripts, so that the browser fetches all of it at once instead of
 * finding it out file by file: the pieces of the interface, the screen's own files, its words.
 */
export function aheadOf(folder: string): (address: string | undefined, language: string) => string {
  const manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Partial<Record<string, Built>>;
  const filesOf = (source: string): string[] => {
    const { file, imports = [] } = manifest[source] ?? {};
    return file === undefined ? [] : [file, ...imports.flatMap(filesOf)];
  };
  const pieces = manifest['index.html']?.dynamicImports ?? [];
  return (address = '', language) => {
    const page = SCREENS[address];
    const sources = [...pieces, `src/i18n/${language}.first.ts`];
    if (page) sources.push(`src/${page}.tsx`);
    if (page && !PLAIN.includes(address)) sources.push(`src/i18n/${language}.rest.ts`);
    const files = new Set(sources.flatMap(filesOf));
    return [...files].map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`).join('');
  };
}
