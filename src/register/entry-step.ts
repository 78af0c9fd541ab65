import { rankOf } from '../access/tlp.js';
import { Problem } from '../platform/problems.js';
import { pointsOf, type ContactPointsAfter, type ContactPointWriter } from './contact-point.writer.js';
import { same } from './difference.js';
import type { EntryRow } from './document.js';
import { withPatch, type EntryPatch } from './entry-input.js';
import { withPersonalFields } from './view.js';
import type { Status } from './vocabulary.js';

export type EntryAction = 'change' | 'publish' | 'withdraw' | 'restore';

/** What a write would do to an entry. `planned`: its contact values afterwards, null when they stay. */
export interface EntryStep {
  action: EntryAction;
  /** Only the fields that say something new. */
  patch: Omit<EntryPatch, 'contactPoints' | 'validFrom'>;
  planned: ContactPointsAfter | null;
  reason: string | null;
  validFrom?: string;
}

/** From which status an action is possible, where it leads (null: stays), and how a refusal words it. */
const ACTIONS: Record<EntryAction, { from: readonly Status[]; to: Status | null; done: string }> = {
  change: { from: ['draft', 'published'], to: null, done: 'changed' },
  publish: { from: ['draft'], to: 'published', done: 'published' },
  withdraw: { from: ['draft', 'published'], to: 'withdrawn', done: 'withdrawn' },
  restore: { from: ['withdrawn'], to: 'published', done: 'restored' },
};

export const statusAfter = (status: Status, action: EntryAction): Status => ACTIONS[action].to ?? status;

/** @throws Problem `conflict` when the entry's status does not allow the action. */
export function assertPossible(status: Status, action: EntryAction): void {
  const { from, done } = ACTIONS[action];
  if (!from.includes(status)) throw new Problem('conflict', `This entry is ${status}: it cannot be ${done}.`);
}

/** The step that a patch would be on the entry as it stands, and the names of the fields it touches. */
export function planStep(
  row: EntryRow,
  action: EntryAction,
  asked: EntryPatch,
  reason: string | null,
  points: ContactPointWriter,
  now: Date,
): { step: EntryStep; touched: string[] } {
  const { contactPoints, validFrom, ...fields } = asked;
  const current = withPersonalFields(row);
  const next = withPatch(current, fields);
  const moved = Object.keys(next).filter((field) => !same(current[field], next[field]));
  const before = pointsOf(row, rankOf(next.tlp));
  const relabelled = before.entryRank !== row.tlp_rank;
  const planned = contactPoints
    ? points.plan(before, contactPoints, now)
    : relabelled
      ? points.relabel(before, now)
      : null;
  const newValues =
    planned !== null && (planned.created.length > 0 || planned.ids.join() !== row.contact_points.join());
  return {
    step: {
      action,
      patch: Object.fromEntries(moved.map((field) => [field, next[field]])),
      planned: newValues ? planned : null,
      reason,
      validFrom,
    },
    touched: [...moved, ...(newValues ? ['contactPoints'] : [])],
  };
}
