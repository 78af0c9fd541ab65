import { Injectable } from '@nestjs/common';
import { Kept } from '../platform/kept.js';
import type { Queryable } from '../platform/queryable.js';
import { readListings, readTreatiesAsOf, type Listing } from './treaties.query.js';

/**
 * What every treaty's list says of every State, kept until one of them changes (a start with newer reference data, an
 * owner's statement): every answer of the finder needs it, and reading it took longer than any other part of one.
 */
@Injectable()
export class KeptListings {
  private readonly kept = new Kept<readonly Listing[]>(1);

  /** In the order of the treaties. Not to be changed: others are given the same. */
  async read(db: Queryable): Promise<readonly Listing[]> {
    return this.kept.read('all', await readTreatiesAsOf(db), () => readListings(db));
  }
}
