import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { freshnessSql } from '../register/freshness.js';
import type { DoubtfulValue, EditionCheck, MissingPart, PendingPart } from './edition.dto.js';

/** How many doubtful values are listed; all are counted. */
const LISTED = 200;

const DOUBTFUL = ['disputed', 'overdue', 'never-verified'] as const;

const NAME = `coalesce(v.document -> 'names' ->> 'original',
  (select f.value ->> 'original' from personal_field f where f.id::text = v.document -> 'names' ->> 'personal'), '')`;

/** What the people who check an edition should see of it first. Read as the secretariat. */
@Injectable()
export class EditionChecks {
  constructor(private readonly clock: Clock) {}

  async of(tx: EntityManager, editionId: string): Promise<EditionCheck> {
    const { counts, values } = await this.doubtful(tx, editionId);
    const missing = await this.missing(tx, editionId);
    const pending = await this.pending(tx, editionId);
    const count = (state: string) => counts.get(state) ?? 0;
    return {
      overdue: count('overdue'),
      neverVerified: count('never-verified'),
      disputed: count('disputed'),
      values,
      missing,
      pending,
      clean: counts.size + missing.length + pending.length === 0,
    };
  }

  private async doubtful(tx: EntityManager, editionId: string) {
    const rows = await tx.query<(DoubtfulValue & { of_state: number })[]>(
      `with doubtful as (
         select c.entry_id, c.register, c.country, c.version, p.kind, p.use, ${freshnessSql('$2::timestamptz', 'd.days')} as state
           from edition d join edition_entry c on c.edition_id = d.id cross join jsonb_array_elements(c.facts) fact
           join contact_point p on p.id = (fact ->> 'id')::uuid
          where d.id = $1)
       select d.entry_id as "entryId", d.register, d.country, d.kind, d.use, d.state, ${NAME} as name, d.of_state::int
         from (select *, count(*) over (partition by state) as of_state,
                      row_number() over (order by array_position($3::text[], state), country, entry_id) as place
                 from doubtful where state = any ($3)) d
         join entry_version v on v.entry_id = d.entry_id and v.version = d.version
        where d.place <= ${LISTED} or d.place in (
          select min(place) from (select state, row_number() over (order by array_position($3::text[], state), country, entry_id) as place
                                    from doubtful where state = any ($3)) firsts group by state)
        order by d.place`,
      [editionId, this.clock.now(), DOUBTFUL],
    );
    const counts = new Map(rows.map(({ state, of_state }) => [state, of_state]));
    return { counts, values: rows.slice(0, LISTED).map(({ of_state: _, ...value }) => value) };
  }

  private missing(tx: EntityManager, editionId: string): Promise<MissingPart[]> {
    return tx.query<MissingPart[]>(
      `select c.iso2 as country, needed.part
         from country c
         cross join (values ('central-authority'), ('contact-24-7')) as needed (part)
        where c.oas_state and not exists (
          select 1 from edition_entry e join entry_version v on v.entry_id = e.entry_id and v.version = e.version
           where e.edition_id = $1 and e.country = c.iso2
             and case needed.part when 'central-authority' then e.register = 'central-authorities'
                                  else v.functions @> array['CONTACT_24_7'] end)
        order by c.iso2, needed.part`,
      [editionId],
    );
  }

  private pending(tx: EntityManager, editionId: string): Promise<PendingPart[]> {
    return tx.query<PendingPart[]>(
      `select c.id as "changeId", c.entry_id as "entryId", c.country, ${NAME} as name
         from change c join edition_entry e on e.entry_id = c.entry_id and e.edition_id = $1
         join entry_version v on v.entry_id = e.entry_id and v.version = e.version
        where c.state = 'pending' order by c.proposed_at, c.id limit 500`,
      [editionId],
    );
  }
}
