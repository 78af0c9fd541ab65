// Turns the sources into JavaScript in a folder of this run, in about a second: for what runs outside of Jest's own
// transformer (the set-up of the run, and servers that tests start and kill as processes of their own).
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { swcOptions } from './swc-options.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** @returns {string} the folder with the compiled sources */
export function compile() {
  const cache = join(root, '.cache');
  mkdirSync(cache, { recursive: true });
  // Folders of runs that were killed.
  for (const name of readdirSync(cache)) {
    const pid = /^test-(\d+)$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(cache, name), { recursive: true, force: true });
  }
  const target = join(cache, `test-${process.pid}`);
  for (const folder of ['src', 'migrations', 'test/support']) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true, recursive: true })) {
      if (entry.isFile()) compileFile(join(entry.parentPath, entry.name), target);
    }
  }
  return target;
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function compileFile(file, target) {
  const to = join(target, relative(root, file));
  const isSource = file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.endsWith('.d.ts');
  if (!isSource && !/\.(json|typ|mjs)$/.test(file)) return;
  mkdirSync(dirname(to), { recursive: true });
  if (!isSource) return cpSync(file, to);
  const { code } = transformSync(readFileSync(file, 'utf8'), { ...swcOptions, filename: file, swcrc: false });
  writeFileSync(to.replace(/\.ts$/, '.js'), code);
}
