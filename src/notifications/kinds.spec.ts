import { LANGUAGES } from '../platform/problems.js';
import { KINDS } from './kinds.js';
import { newsOf } from './wording.js';

const factsIn = (text: string): string[] => [...text.matchAll(/\{[^}]*\}/g)].map(String).sort();

describe('what people are told', () => {
  it.each(Object.entries(KINDS))('%s takes in the same facts in the four languages', (_, { words }) => {
    for (const language of LANGUAGES) {
      const [title, text] = words[language];
      expect(factsIn(text)).toEqual(factsIn(words.en[1]));
      expect(factsIn(title)).toEqual([]);
    }
  });

  it('writes dates and instants as the reader does, in UTC', () => {
    expect(newsOf('verification-due', { entry: 'PGR', due: '2026-12-03' }, 'es')?.text).toContain(
      '3 de diciembre de 2026',
    );
    const text = newsOf('new-network', { at: '2026-12-03T23:05:00Z', network: '192.0.2.1' }, 'fr')?.text;
    expect(text).toMatch(/3 décembre 2026.*23:05 UTC.*192\.0\.2\.1/);
  });

  it('says nothing of a kind it does not know', () => {
    expect(newsOf('constructor', {}, 'en')).toBeNull();
  });
});
