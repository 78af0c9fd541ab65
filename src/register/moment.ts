import type { SqlParameters } from '../platform/queryable.js';

/** `on`: true on that date (`YYYY-MM-DD`, UTC); `knownAt`: recorded by that instant (ISO 8601). Both null: now. */
export interface Moment {
  on?: string;
  knownAt?: string;
}

/** A moment, or one version by its number: how a change finds what it was proposed on. */
export type VersionChoice = Moment & { version?: number };

/**
 * Which version of an entry counts: the current one, or of those recorded by `knownAt` and valid from a day not
 * after `on` the last recorded (a later record corrects an earlier one from its own `valid_from` onward).
 * `visible`: the condition under which the actor may read a row `w` of entry_version; others do not count.
 */
export function versionAt(
  { on, knownAt, version }: VersionChoice,
  parameters: SqlParameters,
  visible: () => string,
): string {
  if (version !== undefined) return `v.version = ${parameters.add(version)}`;
  if (!on && !knownAt) return 'v.current';
  return `v.version = (select max(w.version) from entry_version w where w.entry_id = e.id and ${visible()}
    ${on ? `and w.valid_from <= ${parameters.add(on)}::date` : ''}
    ${knownAt ? `and w.recorded_at <= ${parameters.add(knownAt)}::timestamptz` : ''})`;
}
