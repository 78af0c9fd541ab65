import { Injectable } from '@nestjs/common';
import type { Queryable } from '../platform/queryable.js';
import { readListings, readTreatiesAsOf, type Listing } from './treaties.query.js';

/**
 * What every treaty's list says of every State, kept until one of them changes (a start with newer reference data, an
 * owner's statement): every answer of the finder needs it, and reading it took longer than any other part of one.
 */
@Injectable()
export class KeptListings {
  private kept: { mark: string; listings: readonly Listing[] } | null = null;

  /** In the order of the treaties. Not to be changed: others are given the same. */
  async read(db: Queryable): Promise<readonly Listing[]> {
    // Asked for first: a change that comes in between makes the lists newer than they say, never older.
    const mark = await readTreatiesAsOf(db);
    const { kept } = this;
    if (kept?.mark === mark) return kept.listings;
    const listings = await readListings(db);
    this.kept = { mark, listings };
    return listings;
  }
}
