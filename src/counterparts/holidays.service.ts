import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Answer } from '../access/answer.js';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import { readFinderStates, type FinderState } from './counterparts.query.js';
import type { HolidayPath, HolidayView } from './holidays.dto.js';
import { Holidays } from './holidays.js';

/** National holidays as the finder uses them, and their corrections. */
@Injectable()
export class HolidaysService {
  constructor(
    private readonly transactions: Transactions,
    private readonly holidays: Holidays,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** The holidays of a State in a year, those said to be none included. Throws `not-found`. */
  list(
    context: RequestContext,
    iso2: string,
    year = this.clock.now().getUTCFullYear(),
  ): Promise<HolidayView[]> {
    return this.transactions.read(context, async (tx) => {
      const { corrections } = await stateOf(tx, iso2);
      const days = await this.holidays.ofYear(iso2, year, context.language, corrections);
      const open = corrections.filter(({ day, name }) => name === null && day.startsWith(`${year}-`));
      return [...days, ...open.map(({ day }) => ({ day, name: null, source: 'correction' as const }))]
        .map((one) => ({ country: iso2, ...one }))
        .sort((a, b) => a.day.localeCompare(b.day));
    });
  }

  /** Says that a day is a holiday of this name, or (null) none. Throws `not-found`. */
  correct(
    context: RequestContext,
    { iso2, day }: HolidayPath,
    name: string | null,
  ): Promise<Answer<HolidayView>> {
    return this.transactions.write(context, async (tx, actor) => {
      await stateOf(tx, iso2);
      await tx.query(
        `insert into holiday_correction (country, day, name, corrected_by, corrected_at) values ($1, $2, $3, $4, $5)
         on conflict (country, day) do update set name = excluded.name, corrected_by = excluded.corrected_by,
           corrected_at = excluded.corrected_at`,
        [iso2, day, name, actor.id, this.clock.now()],
      );
      await this.audit.append(tx, actor, context, {
        action: 'holiday.corrected',
        subject: { type: 'holiday', id: `${iso2} ${day}` },
        country: iso2,
        details: { name },
      });
      return new Answer(200, { country: iso2, day, name, source: 'correction' });
    });
  }

  /** Takes a correction back: the calendar counts again. Throws `not-found`. */
  restore(context: RequestContext, { iso2, day }: HolidayPath): Promise<Answer<null>> {
    return this.transactions.write(context, async (tx, actor) => {
      const { corrections } = await stateOf(tx, iso2);
      if (!corrections.some((one) => one.day === day)) throw new Problem('not-found');
      await tx.query('delete from holiday_correction where country = $1 and day = $2', [iso2, day]);
      await this.audit.append(tx, actor, context, {
        action: 'holiday.restored',
        subject: { type: 'holiday', id: `${iso2} ${day}` },
        country: iso2,
      });
      return new Answer(204, null);
    });
  }
}

async function stateOf(tx: EntityManager, iso2: string): Promise<FinderState> {
  const [state] = await readFinderStates(tx, [iso2]);
  if (!state) throw new Problem('not-found', 'There is no State with this ISO 3166-1 code.');
  return state;
}
