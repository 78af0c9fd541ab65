import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { sortByName } from '../countries/country.view.js';
import { Clock } from '../platform/clock.js';
import { Problem } from '../platform/problems.js';
import type { Queryable } from '../platform/queryable.js';
import { KeptListings } from './kept-listings.js';
import type { Listing } from './treaties.query.js';
import type { OnQuery, PartyView, StateStandingView, TreatyStandingView, TreatyView } from './treaty.dto.js';
import { partyOn, stateStanding, treatyStanding, treatyView } from './treaty.view.js';

const NO_TREATY = 'There is no treaty with this code; GET /api/v1/treaties lists them.';

/** The treaties, and where each State stands under them on a day. */
@Injectable()
export class Treaties {
  constructor(
    private readonly transactions: Transactions,
    private readonly listings: KeptListings,
    private readonly clock: Clock,
  ) {}

  list(context: RequestContext): Promise<TreatyView[]> {
    return this.transactions.read(context, async (tx) =>
      (await this.listings.read(tx)).map(({ treaty }) => treatyView(treaty)),
    );
  }

  /** One treaty. Throws `not-found`. */
  get(context: RequestContext, code: string): Promise<TreatyView> {
    return this.transactions.read(context, async (tx) => treatyView((await this.listing(tx, code)).treaty));
  }

  /** The States whose instrument was deposited on or before the day. Throws `not-found`. */
  parties(context: RequestContext, code: string, query: OnQuery): Promise<PartyView[]> {
    return this.ofStates(context, code, query, partyOn);
  }

  /** Every State, those that are unknown included. Throws `not-found`. */
  statuses(context: RequestContext, code: string, query: OnQuery): Promise<StateStandingView[]> {
    return this.ofStates(context, code, query, stateStanding);
  }

  /** Where one State stands under every treaty. Throws `not-found`. */
  ofState(
    context: RequestContext,
    iso2: string,
    { on = this.clock.today() }: OnQuery,
  ): Promise<TreatyStandingView[]> {
    return this.transactions.read(context, async (tx) => {
      const standings = (await this.listings.read(tx)).flatMap(({ treaty, states }) =>
        states.filter((state) => state.iso2 === iso2).map((state) => treatyStanding(treaty, state, on)),
      );
      if (standings.length === 0)
        throw new Problem('not-found', 'There is no State with this ISO 3166-1 code.');
      return standings;
    });
  }

  private async listing(tx: Queryable, code: string): Promise<Listing> {
    const listing = (await this.listings.read(tx)).find(({ treaty }) => treaty.code === code);
    if (!listing) throw new Problem('not-found', NO_TREATY);
    return listing;
  }

  private ofStates<View extends { name: string }>(
    context: RequestContext,
    code: string,
    { on = this.clock.today() }: OnQuery,
    view: (...args: Parameters<typeof stateStanding>) => View | null,
  ): Promise<View[]> {
    return this.transactions.read(context, async (tx) => {
      const listing = await this.listing(tx, code);
      const { language } = context;
      const views = listing.states.flatMap((state) => view(listing.treaty, state, language, on) ?? []);
      return sortByName(views, language);
    });
  }
}
