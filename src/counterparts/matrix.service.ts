import { Injectable } from '@nestjs/common';
import { LookUps } from '../access/look-ups.js';
import type { RequestContext } from '../access/request-context.js';
import { sortByName } from '../countries/country.view.js';
import { Clock } from '../platform/clock.js';
import { RegisterQuery } from '../register/register.query.js';
import { view } from '../register/view.js';
import { KeptListings } from '../treaties/kept-listings.js';
import { functionsAsked } from './counterpart.vocabulary.js';
import { readFinderStates } from './counterparts.query.js';
import { matrixOf } from './matrix.js';
import type { CounterpartMatrix, MatrixQuery } from './matrix.dto.js';
import { treatiesFor } from './provisions.js';

/** Offices of each State that a cell looks at, at most. */
const MOST = 6;

/** Requesting States by requested States: which pairs are covered, by what, how fresh. */
@Injectable()
export class Matrix {
  constructor(
    private readonly lookUps: LookUps,
    private readonly query: RegisterQuery,
    private readonly listings: KeptListings,
    private readonly clock: Clock,
  ) {}

  /** Of the States of the Charter. Shows no contact value, only how sure the first visible one is. */
  of(context: RequestContext, { measure, area, on }: MatrixQuery): Promise<CounterpartMatrix> {
    const asked = { measure, area: area ?? null, day: on ?? this.clock.today() };
    return this.lookUps.read(context, async (tx, actor) => {
      const [listings, states, rows] = await Promise.all([
        this.listings.read(tx),
        readFinderStates(tx, null),
        this.query.competent(tx, actor, {
          states: null,
          functions: functionsAsked(measure, false),
          treaties: treatiesFor(measure, asked.area),
          most: MOST,
        }),
      ]);
      const named = sortByName(
        states.map((state) => ({ ...state, name: state.names[context.language] })),
        context.language,
      );
      const now = this.clock.now();
      const entries = rows.flatMap((row) => view(row, actor, now) ?? []);
      const answer: CounterpartMatrix = {
        measure,
        area: asked.area,
        on: asked.day,
        states: named.map(({ iso2, name }) => ({ iso2, name })),
        rows: matrixOf(named, listings, entries, asked),
      };
      return { answer, recorded: null };
    });
  }
}
