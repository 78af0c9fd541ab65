import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Answer } from '../access/answer.js';
import { CLEARANCES } from '../access/clearance.js';
import type { RequestContext } from '../access/request-context.js';
import { ROLES, type Role } from '../access/roles.js';
import { labelOf, rankOf, type Tlp } from '../access/tlp.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import type { ClearanceSetting, SettingsChange, SettingsView, ValiditySetting } from './settings.dto.js';

interface ClearanceRow {
  role: Role;
  own: number;
  others: number;
  personal: boolean;
}

/** What an administrator may set: the second factor, who sees coverage, how long a confirmation holds, stricter clearances. */
@Injectable()
export class SettingsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  get(context: RequestContext): Promise<SettingsView> {
    return this.transactions.read(context, settingsOf);
  }

  /** @throws Problem `rule-broken` (422) for a clearance wider than its default, or values that would be due at once. */
  change(context: RequestContext, change: SettingsChange): Promise<Answer<SettingsView>> {
    return this.transactions.write(context, async (tx, actor) => {
      if (change.secondFactorRequired !== undefined) {
        await putSetting(tx, 'second-factor', { required: change.secondFactorRequired }, this.clock.now());
      }
      if (change.coverageOpen !== undefined) {
        await putSetting(tx, 'coverage', { open: change.coverageOpen }, this.clock.now());
      }
      if (change.validity) await putValidity(tx, change.validity, this.clock.now());
      for (const clearance of change.clearances ?? []) await restrict(tx, clearance);
      await this.audit.append(tx, actor, context, {
        action: 'settings.changed',
        subject: { type: 'settings', id: 'installation' },
        details: change,
      });
      return new Answer(200, await settingsOf(tx));
    });
  }
}

/** Sets one switch. */
export async function putSetting(tx: EntityManager, key: string, value: object, now: Date): Promise<void> {
  await tx.query(
    `insert into setting (key, value, changed_at) values ($1, $2, $3)
     on conflict (key) do update set value = excluded.value, changed_at = excluded.changed_at`,
    [key, JSON.stringify(value), now],
  );
}

/** Every statement reads it as it runs (`freshness_days()`, migration 1860): nothing that is kept has to be told. */
async function putValidity(tx: EntityManager, validity: ValiditySetting, now: Date): Promise<void> {
  const { due, ...holds } = validity;
  if (due >= Math.min(...Object.values(holds))) {
    const message = 'must be fewer days than any confirmation holds';
    throw new Problem('rule-broken', undefined, { errors: [{ field: 'validity.due', message }] });
  }
  await putSetting(tx, 'freshness', validity, now);
}

async function restrict(tx: EntityManager, clearance: ClearanceSetting): Promise<void> {
  const rank = (label: Tlp | null) => (label === null ? -1 : rankOf(label));
  const widest = CLEARANCES[clearance.role];
  const own = rank(clearance.own);
  const others = rank(clearance.others);
  if (own > widest.own || others > widest.others || (clearance.personal && !widest.personal)) {
    throw new Problem(
      'rule-broken',
      `The clearance of ${clearance.role} can only be made stricter than its default.`,
    );
  }
  await tx.query('update clearance set own = $2, others = $3, personal = $4 where role = $1', [
    clearance.role,
    own,
    others,
    clearance.personal,
  ]);
}

async function settingsOf(tx: EntityManager): Promise<SettingsView> {
  const [switches] = await tx.query<{ required: boolean; open: boolean; validity: ValiditySetting }[]>(
    `select second_factor_required('administrator') as required, coverage_is_open() as open, freshness_days() as validity`,
  );
  const [latch] = await tx.query<{ since: Date }[]>(
    `select (value #>> '{}')::timestamptz as since from setting where key = 'two_person_since'`,
  );
  const rows = await tx.query<ClearanceRow[]>('select role, own, others, personal from clearance');
  const label = (rank: number) => (rank < 0 ? null : labelOf(rank));
  const of = (role: Role) => rows.find((row) => row.role === role)!;
  return {
    secondFactorRequired: switches!.required,
    coverageOpen: switches!.open,
    validity: switches!.validity,
    twoPersonSince: latch?.since.toISOString() ?? null,
    clearances: ROLES.map(of).map(({ role, own, others, personal }) => ({
      role,
      own: label(own),
      others: label(others),
      personal,
    })),
  };
}
