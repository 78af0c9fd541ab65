import { Problem } from './problems.js';

/** How deep a body may nest; the deepest of ours has six levels. What walks a body recursively must not run out of stack. */
const DEEPEST = 20;

/**
 * What is wrong with a body that is JSON, yet nothing that any route means: nested too deep, or holding half a
 * character (RFC 7493, 2.1: I-JSON has no lone surrogates).
 */
export function oddJson(body: unknown): Problem | undefined {
  const waiting: [value: unknown, depth: number][] = [[body, 0]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, depth] = next;
    if (typeof value === 'string' && !value.isWellFormed()) return halfCharacter();
    if (typeof value !== 'object' || value === null) continue;
    if (depth === DEEPEST)
      return new Problem('invalid-request', `The body may nest ${DEEPEST} levels deep, not more.`);
    for (const [key, inner] of Object.entries(value)) {
      if (!key.isWellFormed()) return halfCharacter();
      waiting.push([inner, depth + 1]);
    }
  }
  return undefined;
}

const halfCharacter = (): Problem =>
  new Problem('invalid-request', 'The body holds half of a character: a surrogate without its other half.');
