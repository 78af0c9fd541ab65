// Lets Node import the project's TypeScript as it stands, for tests: types are taken out, nothing is checked.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { swcOptions } from './swc-options.mjs';

const isOurs = (url) => url?.startsWith('file:') && !url.includes('/node_modules/');

export async function resolve(specifier, context, next) {
  if (specifier === '@jest/globals')
    return next(new URL('./jest-globals.mjs', import.meta.url).href, context);
  if (isOurs(context.parentURL) && /^\.{1,2}\/.*\.js$/.test(specifier)) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(source)) return next(source.href, context);
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!isOurs(url)) return next(url, context);
  const { pathname } = new URL(url);
  if (pathname.endsWith('.json')) {
    return { format: 'module', source: `export default ${read(url)};`, shortCircuit: true };
  }
  if (!pathname.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = transformSync(read(url), { ...swcOptions, filename, swcrc: false });
  return { format: 'module', source: code, shortCircuit: true };
}

const read = (url) => readFileSync(fileURLToPath(url), 'utf8');
