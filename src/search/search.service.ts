import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import type { RequestContext } from '../access/request-context.js';
import { LookUps } from '../access/look-ups.js';
import { ReleaseLedger } from '../audit/release-ledger.js';
import { Clock } from '../platform/clock.js';
import { keysetCursor, keysetOf } from '../platform/keyset.js';
import type { EntryFilters } from '../register/entry-filters.js';
import { RegisterQuery, TOTAL_CAP } from '../register/register.query.js';
import { POSITION, type FacetCount, type Position } from '../register/search-index.js';
import { releasedValues, view } from '../register/view.js';
import type { Facets, FacetValue, SearchPage, SearchQuery } from './search.dto.js';

/** A search's cursor also remembers whether its page showed near misses. */
const CURSOR = [/^(words|near)$/, ...POSITION];

/** Which page of which hits. */
interface Wanted {
  filters: EntryFilters;
  limit: number;
  after: Position | null;
  exact: boolean;
}

/** Looks up entries of all registers by what the caller half remembers, through the same read path as lists. */
@Injectable()
export class SearchService {
  constructor(
    private readonly lookUps: LookUps,
    private readonly query: RegisterQuery,
    private readonly ledger: ReleaseLedger,
    private readonly clock: Clock,
  ) {}

  /** One page. Where nothing visible to the caller has the words themselves, near misses are looked for. */
  search(context: RequestContext, asked: SearchQuery): Promise<SearchPage> {
    return this.lookUps.read(context, async (tx, actor) => {
      const { limit = 25, cursor, total, facets = false, ...filters } = asked;
      const exact = total === 'exact';
      const [mode, ...after] = cursor ? keysetOf(cursor, CURSOR) : [];
      const first = await this.hits(tx, actor, {
        filters: mode === undefined ? filters : { ...filters, near: mode === 'near' },
        limit,
        after: cursor ? (after as unknown as Position) : null,
        exact,
      });
      const { rows, next, used, count } = first;
      const items = rows.flatMap((row) => view(row, actor, this.clock.now()) ?? []);
      const capped = (number: number) => (!exact && number > TOTAL_CAP ? `${TOTAL_CAP}+` : number);
      const near = used.near ?? false;
      const counted = facets && !filters.on && !filters.knownAt;
      const answer = {
        items: items as unknown as SearchPage['items'],
        next: next && keysetCursor(near ? 'near' : 'words', ...next),
        total: capped(count),
        near,
        facets: counted ? facetsOf(await this.query.facets(tx, actor, used), capped) : null,
      };
      const recorded = this.ledger.record(tx, actor, context, {
        purpose: context.route,
        valueIds: releasedValues(items),
      });
      return { answer, recorded };
    });
  }

  private async hits(tx: EntityManager, actor: Actor, wanted: Wanted) {
    const { filters, after } = wanted;
    const page = await this.counted(tx, actor, wanted);
    if (page.rows.length > 0 || after || filters.near !== undefined || !filters.q) return page;
    const near = await this.counted(tx, actor, { ...wanted, filters: { ...filters, near: true } });
    return near.rows.length > 0 ? near : page;
  }

  /** A page and its total, asked for together. */
  private async counted(tx: EntityManager, actor: Actor, { filters, limit, after, exact }: Wanted) {
    const [page, count] = await Promise.all([
      this.query.page(tx, actor, filters, limit, after),
      this.query.total(tx, actor, filters, exact),
    ]);
    return { ...page, count, used: filters };
  }
}

function facetsOf(counts: FacetCount[], capped: (count: number) => number | string): Facets {
  const of = (facet: string): FacetValue[] =>
    counts.filter((one) => one.facet === facet).map(({ value, hits }) => ({ value, hits: capped(hits) }));
  return {
    country: of('country'),
    register: of('register'),
    function: of('function'),
    language: of('language'),
    treaty: of('treaty'),
    speciality: of('speciality'),
    always: of('always'),
    freshness: of('freshness'),
  };
}
