import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readContactValue, readTelephone } from './contact-values.js';

describe('telephones', () => {
  it.each([
    ['(61) 2025-8900', 'BR', '+556120258900', null],
    ['+55 61 2025 8900 ext. 12', 'BR', '+556120258900', '12'],
    ['+ 56-2-28735483', 'CL', '+56228735483', null],
    ['(613) 957-4832', 'CA', '+16139574832', null],
    ['110', 'GT', '110', null],
    ['1818', 'PE', '1818', null],
  ])('%s in %s is %s', (printed, country, value, extension) => {
    expect(readTelephone(printed, country)).toEqual({ value, extension });
  });

  it.each([
    ['074X', 'UY'],
    ['', 'BR'],
    ['110', null],
  ])('%p in %p cannot be read, and is not guessed', (printed, country) => {
    expect(readTelephone(printed, country)).toBeNull();
  });

  it('never makes digits up: what is stored is only digits that were printed, or the prefix of the State', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9 ()+.-]{3,20}$/), (printed) => {
        const read = readTelephone(printed, 'BR');
        if (read === null) return true;
        const digits = printed.replace(/\D/g, '');
        return digits.endsWith(read.value.replace(/\D/g, '').slice(-6));
      }),
    );
  });
});

describe('contact values', () => {
  const read = (input: Parameters<typeof readContactValue>[0]) => readContactValue(input, 'BR');

  it('keeps what was printed beside what was parsed', () => {
    expect(read({ kind: 'telephone', value: '(61) 2025-8900' })).toMatchObject({
      value: '+556120258900',
      asPrinted: '(61) 2025-8900',
    });
  });

  it('labels a value by what it is when its writer does not', () => {
    expect(read({ kind: 'telephone', value: '+556120258900' })).toMatchObject({ tlp: 'TLP:GREEN' });
    expect(read({ kind: 'telephone', use: '24/7', value: '+556120258900' })).toMatchObject({
      tlp: 'TLP:AMBER',
    });
    expect(read({ kind: 'email', personal: true, value: 'a@mj.example' })).toMatchObject({
      tlp: 'TLP:AMBER+STRICT',
    });
    expect(read({ kind: 'email', use: 'responsible', value: 'a@mj.example' })).toMatchObject({
      tlp: 'TLP:RED',
    });
  });

  it.each([
    ['a mixed-script domain', { kind: 'email' as const, value: 'cert@\u0441ert.uy' }],
    ['a reserved domain', { kind: 'email' as const, value: 'a@example.com' }],
    ['a zero-width character', { kind: 'email' as const, value: 'cert\u200b@cert.br' }],
    ['a formula', { kind: 'web' as const, value: '=HYPERLINK("http://x.example")' }],
    ['a script address', { kind: 'web' as const, value: 'javascript:alert(1)' }],
    ['a data address', { kind: 'web' as const, value: 'data:text/html,x' }],
    ['credentials in an address', { kind: 'web' as const, value: 'https://a:b@gov.br' }],
    ['a second line', { kind: 'messaging' as const, value: 'a\nTEL:+1' }],
  ])('refuses %s, and does not echo it', (_, input) => {
    const refused = read(input);
    expect(typeof refused).toBe('string');
    expect(refused).not.toContain(input.value);
  });

  it('accepts the letters of the four languages', () => {
    expect(read({ kind: 'address', value: 'Praça José de Alencar, 12 – São João' })).toMatchObject({
      personal: false,
    });
  });
});
