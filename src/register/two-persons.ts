import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import type { EntryAction } from './entry-step.js';
import type { RegisterDefinition } from './register.definition.js';
import type { Status } from './vocabulary.js';

/** Shared fields that decide which contact or authority a reader is led to; names and notes are not among them. */
export const PROTECTED_FIELDS: readonly string[] = [
  'contactPoints',
  'designations',
  'functions',
  'address',
  'tlp',
  'succeeds',
  'replacement',
];

/** How long an account counts as controlled by whoever invited, re-roled or reset it, in days. */
export const INFLUENCE_DAYS = 30;

/**
 * Whether a write waits for a second person, by what it does and who asks: publishing, withdrawing and restoring
 * always; a change of a published entry when it touches a contact value or a designation, and from a national
 * authority always.
 */
export function needsSecondPerson(
  definition: RegisterDefinition,
  actor: Actor,
  status: Status,
  action: EntryAction,
  touched: readonly string[],
): boolean {
  if (action === 'withdraw' && status === 'draft') return false;
  if (action !== 'change') return true;
  if (status === 'draft') return false;
  if (actor.role === 'national-authority') return true;
  return touched.some(
    (field) => PROTECTED_FIELDS.includes(field) || definition.protectedFields.includes(field),
  );
}

/** Legal designation and operational contact are decided apart. */
export const LANES = ['legal', 'operational'] as const;
export type Lane = (typeof LANES)[number];

const LEGAL_FIELDS: readonly string[] = ['designations', 'functions'];

/** Legal when a designation is touched (it needs evidence), else operational (it is urgent). */
export const laneOf = (touched: readonly string[]): Lane =>
  touched.some((field) => LEGAL_FIELDS.includes(field)) ? 'legal' : 'operational';

/** Both, when some of it belongs to the one and some to the other. */
export const lanesOf = (touched: readonly string[]): Lane[] => [
  ...new Set(touched.length === 0 ? [laneOf(touched)] : touched.map((field) => laneOf([field])).sort()),
];

/**
 * How a mailbox that answers for an entry is named where it proposes something by a link: by the contact value that
 * names it, and by the account of the same address, where there is one.
 */
export const responsibleProposer = (contactPointId: string, accountId: string | null): string =>
  `responsible:${contactPointId}${accountId === null ? '' : `:${accountId}`}`;

/** The account that proposed, or that reads the mailbox which did; null: a mailbox without an account. */
export const accountBehind = (proposer: string): string | null =>
  proposer.startsWith('responsible:') ? (proposer.split(':')[2] ?? null) : proposer;

/** The part of the two-person rule that asks the database. */
@Injectable()
export class TwoPersons {
  constructor(private readonly clock: Clock) {}

  /** False only until a second account of the secretariat was first active: the first load of a new installation. */
  async required(tx: EntityManager, actor: Actor): Promise<boolean> {
    if (actor.role === 'national-authority') return true;
    const [row] = await tx.query<{ required: boolean }[]>(
      `select exists (select 1 from setting where key = 'two_person_since') as required`,
    );
    return row?.required ?? true;
  }

  /**
   * Refuses a decider who is the proposer, or shares with the proposer somebody who invited, re-roled or reset
   * both in the last 30 days (each counts as controlling itself): one person with several accounts is one person.
   * @throws Problem `second-person-required`
   */
  async assertIndependent(tx: EntityManager, proposerId: string, decider: Actor): Promise<void> {
    if (accountBehind(proposerId) === decider.id) {
      throw new Problem('second-person-required', 'You proposed this change; somebody else must decide it.');
    }
    if (!(await this.independent(tx, proposerId, decider))) {
      throw new Problem(
        'second-person-required',
        `You and the proposer were invited, given a role or reset by the same account in the last ${INFLUENCE_DAYS} days; an independent person must decide.`,
      );
    }
  }

  /** Whether nobody stands behind both. */
  async independent(tx: EntityManager, proposerId: string, decider: Actor): Promise<boolean> {
    const proposer = accountBehind(proposerId);
    if (proposer === null) return true;
    const since = new Date(this.clock.now().getTime() - INFLUENCE_DAYS * 24 * 60 * 60 * 1000);
    const [row] = await tx.query<{ shared: boolean }[]>(
      `select exists (select controllers_of($1::uuid, $3) intersect select controllers_of($2::uuid, $3)) as shared`,
      [proposer, decider.id, since],
    );
    return row?.shared === false;
  }
}
