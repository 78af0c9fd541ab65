import fc from 'fast-check';
import { masked, mayBeOpen } from './masking.js';

describe('a masked value', () => {
  it('shows at most five of its letters, and never a short one', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 40, unit: fc.constantFrom(...'0123456789+') }),
        (value) => {
          const open = [...masked('telephone', value)].filter((letter) => letter !== '•').length;
          expect(open).toBeLessThanOrEqual(5);
          expect(open).toBeLessThanOrEqual(value.length * 0.625);
        },
      ),
    );
  });

  it('is recognised by whoever knows it', () => {
    expect(masked('telephone', '+556120258900')).toBe('+55••••00');
    expect(masked('email', 'plantao@mj.example')).toBe('p••••@mj.example');
    expect(masked('telephone', '1818')).toBe('••••');
  });

  it('is what everything above TLP:GREEN becomes', () => {
    expect(
      ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'].map((tlp) =>
        mayBeOpen(tlp as never),
      ),
    ).toEqual([true, true, false, false, false]);
  });
});
