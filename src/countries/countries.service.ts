import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../access/request-context.js';
import { Transactions } from '../access/transactions.js';
import { Clock } from '../platform/clock.js';
import { Problem, type Texts } from '../platform/problems.js';
import type { Queryable } from '../platform/queryable.js';
import { readCountries } from './countries.query.js';
import type { CountryLine, CountryListQuery, CountryProfile } from './country.dto.js';
import { countryLine, countryProfile, sortByName } from './country.view.js';

/** The States: who they are, and where they stood with the Organization on a day. */
@Injectable()
export class Countries {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** All States, or those with one membership on a day; sorted by name in the caller's language. */
  list(
    context: RequestContext,
    { membership, on = this.clock.today() }: CountryListQuery,
  ): Promise<CountryLine[]> {
    return this.transactions.read(context, async (tx) => {
      const rows = await readCountries(tx);
      const lines = rows.map((row) => countryLine(row, context.language, on));
      const wanted = lines.filter((line) => !membership || line.membership?.status === membership);
      return sortByName(wanted, context.language);
    });
  }

  /** One State. Throws `not-found`. */
  get(context: RequestContext, iso2: string): Promise<CountryProfile> {
    return this.transactions.read(context, async (tx) => {
      const [row] = await readCountries(tx, iso2);
      if (!row) throw new Problem('not-found', 'There is no State with this ISO 3166-1 code.');
      return countryProfile(row, context.language, this.clock.today(), this.clock.now());
    });
  }

  /** Whether the directory knows this State (ISO 3166-1 alpha-2, upper case). */
  async exists(db: Queryable, iso2: string): Promise<boolean> {
    return (await db.query('select 1 from country where iso2 = $1', [iso2])).length > 0;
  }

  /** The names of all States in four languages, by ISO 3166-1 alpha-2. */
  async namesByIso2(db: Queryable): Promise<ReadonlyMap<string, Texts>> {
    const rows = await db.query<{ iso2: string; names: Texts }>('select iso2, names from country');
    return new Map(rows.map(({ iso2, names }) => [iso2, names]));
  }
}
