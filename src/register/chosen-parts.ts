import { Problem, type FieldError } from '../platform/problems.js';
import type { ApprovalInput } from './decision.dto.js';
import type { Part } from './merge.js';

/**
 * Which parts of a change come into force, and which do not, as somebody decided: parts left out are declined, and
 * so are parts in conflict where what stands now is to stay. Nothing but what was proposed can ever be chosen.
 * @throws Problem `invalid-request` for a part that the change does not have, or for declining without a reason;
 * `change-conflict` naming each chosen part that moved and that no side was chosen for.
 */
export function chosenParts(
  parts: readonly Part[],
  input: ApprovalInput,
): { chosen: string[]; declined: string[] } {
  const wanted = input.parts ? new Set(input.parts) : null;
  const sides = new Map(input.resolutions.map(({ part, take }) => [part, take]));
  refuse('invalid-request', unknownParts(parts, input));
  const accepted = parts.filter(({ id }) => wanted?.has(id) ?? true);
  const open = accepted.filter(({ id, state }) => state === 'conflict' && !sides.has(id));
  refuse(
    'change-conflict',
    open.map(({ id }) => ({ field: id, message: 'moved since: choose what is to stand' })),
  );
  const chosen = accepted.filter(({ id, state }) => state !== 'conflict' || sides.get(id) === 'proposed');
  const ids = chosen.map(({ id }) => id);
  const declined = parts.map(({ id }) => id).filter((id) => !ids.includes(id));
  if (parts.length > 0 && ids.length === 0)
    throw new Problem('rule-broken', 'Nothing of it would come into force: decline it instead.');
  const leavesOut = parts.some(({ id }) => wanted && !wanted.has(id));
  if (leavesOut && !input.note)
    refuse('invalid-request', [{ field: 'note', message: 'must say why the rest is declined' }]);
  return { chosen: ids, declined };
}

function unknownParts(
  parts: readonly Part[],
  { parts: wanted = [], resolutions }: ApprovalInput,
): FieldError[] {
  const known = new Set(parts.map(({ id }) => id));
  const asked = [
    ...wanted.map((id, index) => [id, `parts.${index}`] as const),
    ...resolutions.map(({ part }, index) => [part, `resolutions.${index}.part`] as const),
  ];
  return asked
    .filter(([id]) => !known.has(id))
    .map(([, field]) => ({ field, message: 'is no part of this change' }));
}

function refuse(code: 'invalid-request' | 'change-conflict', errors: FieldError[]): void {
  if (errors.length === 0) return;
  const detail = code === 'change-conflict' ? 'Say for each which is to stand, or decline it.' : undefined;
  throw new Problem(code, detail, { errors });
}
