import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const LANGUAGES = ['en', 'es', 'pt', 'fr'] as const;
type Words = Record<string, Record<string, string>>;

const filesIn = (folder: string): Words =>
  Object.fromEntries(
    readdirSync(`web/src/i18n/${folder}`)
      .filter((file) => file.endsWith('.json'))
      .map((file) => [
        file.replace(/\.json$/, ''),
        JSON.parse(readFileSync(`web/src/i18n/${folder}/${file}`, 'utf8')) as Record<string, string>,
      ]),
  );
const wordsIn = (language: string): Words => ({ ...filesIn(language), ...filesIn(`${language}/first`) });
const keysOf = (words: Words): string[] =>
  Object.entries(words).flatMap(([group, inner]) => Object.keys(inner).map((key) => `${group}.${key}`));
/** Plural forms are one key: a language has those that its grammar knows (CLDR). */
const singular = (keys: string[]): string[] => [
  ...new Set(keys.map((key) => key.replace(/_(one|many|other)$/, ''))),
];

const sources = readdirSync('web/src', { recursive: true, withFileTypes: true })
  .filter((file) => /\.tsx?$/.test(file.name) && !/\.(spec|d)\.ts$/.test(file.name))
  .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'))
  .join('\n');
/** Every text that is looked up by its name, and every group that is looked up by a value: t(`group.${value}`). */
const namedIn = (text: string) => [...text.matchAll(/'([a-zA-Z]+\.[a-zA-Z]+)'/g)].map(([, key]) => key!);
const groupsIn = (text: string) => [...text.matchAll(/t\(`([a-zA-Z]+)\.\$\{/g)].map(([, group]) => group!);
const [named, groups] = [namedIn(sources), groupsIn(sources)];

/** The files that are there before `withWords` has brought the words of all screens. */
function filesOfFirst(file = 'web/src/main.ts', found = new Map<string, string>()): Map<string, string> {
  const path = [`${file}.ts`, `${file}.tsx`, file].find((one) => existsSync(one));
  if (!path || found.has(path)) return found;
  const text = readFileSync(path, 'utf8');
  found.set(path, text);
  const imports = text.matchAll(/^import (?!type )[^']*?'(\.[^']+)\.js';/gm);
  const lazily = text.matchAll(/((?:withWords|screen)\(\(\) => )?import\('(\.[^']+)\.js'\)/g);
  const names = [
    ...[...imports].map(([, name]) => name!),
    ...[...lazily].filter(([, awaited]) => !awaited).map(([, , name]) => name!),
  ];
  for (const name of names) filesOfFirst(join(dirname(path), name), found);
  return found;
}

describe('the words of the screens', () => {
  const english = singular(keysOf(wordsIn('en')));

  it.each(LANGUAGES)('are all there in %s, with the plurals of the language', (language) => {
    const words = wordsIn(language);
    const keys = keysOf(words);
    expect(singular(keys).sort()).toEqual([...english].sort());
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = english.filter((key) => keys.includes(`${key}_other`));
    for (const key of counted) for (const form of forms) expect(keys).toContain(`${key}_${form}`);
  });

  it.each(LANGUAGES)('in %s have the same gaps to fill', (language) => {
    const gaps = (text: string | undefined) =>
      [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, gap]) => gap).sort();
    const [words, reference] = [wordsIn(language), wordsIn('en')];
    for (const [group, inner] of Object.entries(reference))
      for (const [key, text] of Object.entries(inner))
        expect({ group, key, gaps: gaps(words[group]?.[key]) }).toEqual({ group, key, gaps: gaps(text) });
  });

  it('are there for every name that a screen looks up', () => {
    const known = new Set(english);
    const groupNames = new Set(english.map((key) => key.split('.')[0]!));
    expect(named.filter((key) => groupNames.has(key.split('.')[0]!) && !known.has(key))).toEqual([]);
    expect(groups.filter((group) => !groupNames.has(group))).toEqual([]);
  });

  it('of the frame, signing in and home are among the first that are loaded', () => {
    const files = filesOfFirst();
    for (const one of ['shell/frame.tsx', 'home/home.page.tsx', 'session/sign-in.page.tsx'])
      expect([...files.keys()]).toContain(`web/src/${one}`);
    expect([...files.keys()].filter((one) => one.includes('search.page'))).toEqual([]);
    const [all, first] = [wordsIn('en'), filesIn('en/first')];
    const text = [...files.values()].join('\n');
    const late = [...namedIn(text).map((key) => key.split('.')[0]!), ...groupsIn(text)].filter(
      (group) => group in all && !(group in first),
    );
    expect([...new Set(late)]).toEqual([]);
  });

  it('are each looked up somewhere', () => {
    const used = new Set(named);
    const byValue = new Set([...groups, 'register', 'function', 'freshness', 'country']);
    expect(english.filter((key) => !used.has(key) && !byValue.has(key.split('.')[0]!))).toEqual([]);
  });

  it('name every word of the controlled lists that the API knows', () => {
    const { components } = JSON.parse(readFileSync('openapi.json', 'utf8')) as {
      components: {
        schemas: Record<
          string,
          { properties: Record<string, { enum?: string[]; items?: { enum?: string[] } }> }
        >;
      };
    };
    const list = (schema: string, property: string): string[] => {
      const { enum: one, items } = components.schemas[schema]!.properties[property]!;
      return (one ?? items!.enum!).filter((value) => value !== null);
    };
    const groupsOf: Record<string, string[]> = {
      function: list('EntryResponse', 'functions'),
      kind: list('ContactPointResponse', 'kind'),
      use: list('ContactPointResponse', 'use'),
      status: list('EntryResponse', 'status'),
      register: list('EntryResponse', 'register'),
      freshness: list('FreshnessResponse', 'state'),
      method: list('FreshnessResponse', 'method'),
      means: list('FreshnessResponse', 'method'),
      verifier: list('FreshnessResponse', 'by'),
      speciality: list('ExpertResponse', 'specialities'),
      network: list('LawEnforcementContactResponse', 'networks'),
      service: list('LawEnforcementContactResponse', 'services'),
      action: list('ChangeResponse', 'action'),
    };
    for (const [group, values] of Object.entries(groupsOf))
      expect({ group, missing: values.filter((value) => !english.includes(`${group}.${value}`)) }).toEqual({
        group,
        missing: [],
      });
  });
});
