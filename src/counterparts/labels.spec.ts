import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { LANGUAGES } from '../platform/problems.js';
import { AREA_LABELS, MEASURE_LABELS } from './labels.js';

it.each(LANGUAGES)('measures and areas are called in %s as the screens call them', (language) => {
  const words = (group: string): unknown =>
    JSON.parse(readFileSync(`web/src/i18n/${language}/${group}.json`, 'utf8'));
  const ours = (labels: Record<string, Record<string, string>>) =>
    Object.fromEntries(Object.entries(labels).map(([code, texts]) => [code, texts[language]]));
  expect(words('measure')).toEqual(ours(MEASURE_LABELS));
  expect(words('area')).toEqual(ours(AREA_LABELS));
});
