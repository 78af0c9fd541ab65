import { expect, test } from '@jest/globals';
import { linkOf } from './entry.js';

test('a telephone is called with its extension', () => {
  expect(linkOf({ kind: 'telephone', value: '+556132220000', extension: '12' })).toBe(
    'tel:+556132220000;ext=12',
  );
});

test('only web addresses are opened, whatever a value says of itself', () => {
  expect(linkOf({ kind: 'web', value: 'https://mp.example', extension: null })).toBe('https://mp.example');
  expect(linkOf({ kind: 'web', value: 'javascript:alert(1)', extension: null })).toBeNull();
  expect(linkOf({ kind: 'email', value: 'a@b.example?bcc=x@y.example', extension: null })).toBe(
    'mailto:a@b.example%3Fbcc%3Dx%40y.example',
  );
});
