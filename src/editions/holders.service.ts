import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import type { Holder, HolderList } from './delivery.dto.js';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Raw = Omit<Holder, 'first' | 'last'> & Record<'first' | 'last', Date>;

/** "Who holds this number?" of everything that ever gave a value out: look-ups, exports, editions. */
@Injectable()
export class HoldersService {
  constructor(private readonly transactions: Transactions) {}

  of(context: RequestContext, value: string): Promise<HolderList> {
    return this.transactions.read(context, async (tx) => {
      const ids = await this.valueIds(
        tx,
        value.replace(
          /^(\+?)([\d\s().-]+)$/,
          (_, plus: string, rest: string) => plus + rest.replace(/\D/g, ''),
        ),
      );
      if (ids.length === 0) return { values: 0, items: [] };
      const all = [...(await this.shown(tx, ids)), ...(await this.inEditions(tx, ids))];
      const items = all
        .map((one) => ({ ...one, first: one.first.toISOString(), last: one.last.toISOString() }))
        .sort((a, b) => (a.last < b.last ? 1 : -1));
      return { values: ids.length, items: items.slice(0, 1000) };
    });
  }

  /** An auditor sees no value, and asks by id. */
  private async valueIds(tx: EntityManager, value: string): Promise<string[]> {
    if (ID.test(value)) return [value];
    const rows = await tx.query<{ id: string }[]>('select id from contact_point where value = $1', [value]);
    return rows.map(({ id }) => id);
  }

  /** What the release ledger holds; the editions' own rows stand for whoever fetched them, below. */
  private shown(tx: EntityManager, ids: readonly string[]): Promise<Raw[]> {
    return tx.query<Raw[]>(
      `with held as (
         select r.* from release r where r.id in (select release_id from release_value where value_id = any ($1))
         union
         select r.* from release r where r.sealed_seq is null and r.value_ids && $1::uuid[])
       select h.actor_id as id, coalesce(u.name, m.name) as name, h.actor_role as role, h.actor_state as state,
              h.purpose as by, min(h.at) as first, max(h.at) as last, count(*)::int as times
         from held h left join app_user u on u.id::text = h.actor_id left join machine_client m on m.id::text = h.actor_id
        where h.actor_id not like 'edition:%'
        group by 1, 2, 3, 4, 5`,
      [ids],
    );
  }

  private inEditions(tx: EntityManager, ids: readonly string[]): Promise<Raw[]> {
    return tx.query<Raw[]>(
      `with holding as (
         select distinct c.edition_id from edition_entry c
          where exists (select 1 from jsonb_array_elements(c.facts) fact where (fact ->> 'id')::uuid = any ($1))
            and (c.entry_id in (select p.entry_id from contact_point p where p.id = any ($1))
                 or not exists (select 1 from contact_point p where p.id = any ($1))))
       select f.actor_id as id, f.actor_name as name, f.actor_role as role, f.actor_state as state,
              'edition ' || e.number || coalesce(' (' || f.serial || ')', '') as by, min(f.at) as first, max(f.at) as last, count(*)::int as times
         from holding h join edition e on e.id = h.edition_id join edition_receipt f on f.edition_id = e.id
        where f.file not like all ('{manifest.%,signing-key%,copy-manifest.%,copy-signing-key%}')
        group by 1, 2, 3, 4, 5`,
      [ids],
    );
  }
}
