import { describe, expect, it } from '@jest/globals';
import { weaknessOf } from './password-rules.js';

describe('what is wrong with a password while it is typed', () => {
  it.each([
    ['seven quiet', { kind: 'short', missing: 4 }],
    ['a'.repeat(201), { kind: 'long' }],
    ['abababababababab', { kind: 'repeats' }],
    ['ana.paz@fiscalia.example', { kind: 'known' }],
    ['Enlace OEA Ana Paz', { kind: 'known' }],
    ['seven quiet rivers cross', null],
    ['sete rios calmos cruzam', null],
  ])('%s', (password, weakness) => {
    expect(weaknessOf(password, ['ana.paz@fiscalia.example', 'Ana Paz'])).toEqual(weakness);
  });
});
