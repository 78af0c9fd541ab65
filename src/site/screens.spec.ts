import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { SCREENS } from './screens.js';

describe('the screens that are served', () => {
  it('are those of the web interface, each with its page', () => {
    const routes = readFileSync('web/src/routes.tsx', 'utf8');
    const shown = [...routes.matchAll(/path: '([^']+)',[^}]*?import\('\.\/([^']+)\.js'\)/g)].map(
      ([, path, page]) => [path!.replaceAll('$', ':'), page!],
    );
    expect(shown.length).toBeGreaterThan(30);
    expect(SCREENS).toEqual(Object.fromEntries(shown));
  });
});
