import { Problem, type ProblemCode } from './problems.js';

/** What callers are told when the database refuses: a code of the catalogue, and what to do. */
interface Refusal {
  code: ProblemCode;
  detail?: string;
}

const CONSTRAINTS = new Map<string, Refusal>();

/** Says, once, beside the rule's own module, what the breach of a database constraint means to a caller. */
export function explainConstraint(constraint: string, code: ProblemCode, detail: string): void {
  CONSTRAINTS.set(constraint, { code, detail });
}

const AGAIN: Refusal = { code: 'unavailable', detail: 'Nothing was changed. Try again in a moment.' };

/** By SQLSTATE, the longest prefix first (PostgreSQL, appendix A). */
const STATES: readonly [string, Refusal][] = [
  [
    '57014',
    { code: 'unavailable', detail: 'This took too long and was stopped. Ask for less, or try again.' },
  ],
  ['55P03', AGAIN],
  ['25P02', AGAIN],
  ['25P03', AGAIN],
  ['22P02', { code: 'invalid-request' }],
  ['23505', { code: 'conflict', detail: 'Something with this name or key exists already.' }],
  ['57P', AGAIN],
  ['08', AGAIN],
  ['28', AGAIN],
  ['3D', AGAIN],
  ['40', AGAIN],
  ['53', AGAIN],
  ['58', AGAIN],
  ['22', { code: 'invalid-request' }],
  ['23', { code: 'rule-broken' }],
];

/** Failures of the connection itself: of sockets, and of `pg`, its pool and TypeORM, which lets go of a lost one. */
const LOST = /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/;
const LOST_TEXT =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|client was closed|driver not connected|connection error|query runner (was )?already released/i;

interface DatabaseFailure {
  code?: unknown;
  constraint?: string;
  message?: string;
  where?: string;
  driverError?: DatabaseFailure;
}

/**
 * The problem that a failure of the database stands for, or null when it is not one. Never repeats what the
 * database said: that may quote SQL or values.
 */
export function databaseProblem(error: unknown): Problem | null {
  if (!(error instanceof Error)) return null;
  const thrown: DatabaseFailure = error;
  const failure = thrown.driverError ?? thrown;
  const code = typeof failure.code === 'string' ? failure.code : '';
  const refusal = refusalFor(failure, code);
  if (refusal === null) return null;
  return new Problem(
    refusal.code,
    refusal.detail,
    refusal.code.endsWith('unavailable') ? { headers: { 'Retry-After': '2' } } : {},
  );
}

function refusalFor(failure: DatabaseFailure, code: string): Refusal | null {
  const message = failure.message ?? '';
  if (LOST.test(code) || LOST_TEXT.test(message)) return AGAIN;
  if (!/^[0-9A-Z]{5}$/.test(code)) return null;
  const known = CONSTRAINTS.get(failure.constraint ?? '');
  if (known) return known;
  // The audit log refused to be written, so the whole change was: no audit, no change.
  if (code === '42501' && /audit/.test(`${message} ${failure.where ?? ''}`))
    return { code: 'audit-unavailable' };
  return STATES.find(([prefix]) => code.startsWith(prefix))?.[1] ?? null;
}
