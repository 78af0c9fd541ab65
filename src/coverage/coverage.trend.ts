import type { Actor } from '../access/actor.js';
import { ceilingFor, isConcerned } from '../access/visibility.js';
import { prepared } from '../platform/prepared.js';
import type { Queryable } from '../platform/queryable.js';
import type { CoverageDay } from './coverage.dto.js';

/** How far back the trend goes, in days. */
const TREND_DAYS = 400;

/** Ranks that went into each audience's figures: whoever sees less sees none of them (migration 1570). */
const EVERYTHING = 4;
const SHARED = 3;

type Audience = 'concerned' | 'shared';

/** Whose figures this actor may see of a State (null: of all); null: nobody's. */
export function audienceOf({ clearance, ...actor }: Actor, country: string | null): Audience | null {
  if (!clearance.personal) return null;
  const ceiling = ceilingFor({ clearance, ...actor }, country);
  if (ceiling >= EVERYTHING && isConcerned({ clearance, ...actor }, country)) return 'concerned';
  return ceiling >= SHARED ? 'shared' : null;
}

/** The days that were kept, oldest first, summed over the States. One round trip. */
export async function readTrend(
  tx: Queryable,
  actor: Actor,
  country: string | null,
  today: string,
): Promise<CoverageDay[]> {
  const audience = audienceOf(actor, country);
  if (audience === null) return [];
  return prepared<CoverageDay>(
    tx,
    `select day::text, count(*)::int as states, sum(required)::int as required, sum(met)::int as met,
            json_build_object('confirmed', sum(confirmed), 'due', sum(due), 'overdue', sum(overdue),
              'neverVerified', sum(never_verified), 'disputed', sum(disputed)) as values,
            round(avg(score))::int as score
       from coverage_snapshot
      where audience = $1 and ($2::text is null or country = $2) and day > $3::date - ${TREND_DAYS}
      group by day order by day`,
    [audience, country, today],
  );
}
