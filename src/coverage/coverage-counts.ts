import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { VisibleTo } from '../access/visible-to.js';
import { Kept } from '../platform/kept.js';
import { entriesAsOf, readPublished } from './coverage.query.js';
import type { Published } from './coverage.rules.js';

type Counts = ReadonlyMap<string, Published>;

const HOUR = 60 * 60 * 1000;
/** For so many kinds of callers: a State's authorities, its readers, the secretariat, ... */
const MOST_KEPT = 200;

/**
 * What is published of each State, counted once for all who may see the same, until an entry changes: everybody's home
 * shows it, and counting takes most of a second over a hundred thousand entries. Validity is reckoned to the hour.
 */
@Injectable()
export class CoverageCounts {
  private readonly kept = new Kept<Counts>(MOST_KEPT);

  constructor(private readonly visibleTo: VisibleTo) {}

  /** As somebody with the limits of this actor may see it. */
  async read(tx: EntityManager, actor: Actor, now: Date): Promise<Counts> {
    const hour = new Date(Math.floor(now.getTime() / HOUR) * HOUR);
    const limits = this.visibleTo.limits(actor);
    const audience = JSON.stringify([actor.role, limits]);
    // True until an entry or the days of freshness change, and for the hour.
    const mark = `${await entriesAsOf(tx)} ${hour.toISOString()}`;
    return this.kept.read(audience, mark, () => readPublished(tx, limits, hour));
  }
}
