import { oddJson } from './plain-json.js';

const nested = (levels: number): unknown =>
  JSON.parse('{"a":['.repeat(levels / 2) + ']}'.repeat(levels / 2)) as unknown;

describe('a body', () => {
  it('may be any ordinary JSON, or nothing', () => {
    for (const body of [undefined, null, 7, 'ção 👩‍👩‍👧', [], { a: [{ b: null }] }, nested(20)]) {
      expect(oddJson(body)).toBeUndefined();
    }
  });

  it('must not nest deeper than anything that we read', () => {
    expect(oddJson(nested(22))?.code).toBe('invalid-request');
    expect(oddJson(nested(200_000))?.code).toBe('invalid-request');
  });

  it('must not hold half a character, in a text or in a name', () => {
    expect(oddJson({ email: ['\ud800'] })?.code).toBe('invalid-request');
    expect(oddJson({ 'x\udfff': 1 })?.code).toBe('invalid-request');
  });
});
