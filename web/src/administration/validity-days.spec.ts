import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { daysOf, faultsOf, SPANS } from './validity-days.js';

describe('the days of validity that a form lets through', () => {
  it('are those that the server takes', () => {
    const { components } = JSON.parse(readFileSync('openapi.json', 'utf8')) as {
      components: { schemas: { ValiditySetting: { properties: Record<string, Record<string, number>> } } };
    };
    const spans = Object.entries(components.schemas.ValiditySetting.properties).map(
      ([part, { minimum, maximum }]) => [part, [minimum, maximum]],
    );
    expect(SPANS).toEqual(Object.fromEntries(spans));
  });

  it('are whole numbers within their spans, and due for less long than anything holds', () => {
    const typed = { telephone247: '120', value: '180', designation: '365', due: '30' };
    expect(faultsOf(daysOf(typed))).toEqual(new Map());
    expect(faultsOf(daysOf({ ...typed, telephone247: '30' }))).toEqual(new Map([['due', 'short']]));
    for (const wrong of ['', '29', '366', '1e2', '90.5'])
      expect(faultsOf(daysOf({ ...typed, telephone247: wrong })).get('telephone247')).toBe('span');
  });
});
