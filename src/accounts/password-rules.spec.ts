import { weaknessOf } from './password-rules.js';

const about = ['ana.exemplo@justice.example', 'Ana Exemplo'];

describe('passwords', () => {
  it.each([
    'correct quiet horse lamp',
    'seven quiet rivers cross the plain',
    'ñandú y quetzal, cóndor y jaguar',
    'k3wv9-x7qmd-b2tzh-nn4ap',
    'a'.repeat(1) + 'vjq wnd oir hsk ptl mze xgf ybc udk aeo wim qrt vhj lpn sxz gfb',
  ])('accepts %s', (password) => {
    expect(weaknessOf(password, about)).toBeNull();
  });

  it.each([
    'fourteen chars',
    'passwordpassword',
    'qwertyuiopasdfghjkl',
    'aaaaaaaaaaaaaaaaaaaaaaaa',
    '123456789012345678',
    'abcabcabcabcabcabc',
    'enlace-enlace-enlace',
    'Enlace2026Enlace2026',
    'ana.exemplo@justice.example',
    'AnaExemploJustice1',
    'x'.repeat(201),
    '\ud800 lonely surrogate here',
  ])('refuses %s', (password) => {
    expect(weaknessOf(password, about)).not.toBeNull();
  });

  it('asks for no mixture of characters', () => {
    expect(weaknessOf('gentle copper walrus lantern', about)).toBeNull();
  });
});
