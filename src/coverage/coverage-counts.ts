import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { VisibleTo } from '../access/visible-to.js';
import { entriesAsOf, readPublished } from './coverage.query.js';
import type { Published } from './coverage.rules.js';

type Counts = ReadonlyMap<string, Published>;

interface Kept {
  /** Until what these are true: the last change of an entry or of the days of freshness, and the hour. */
  asOf: string;
  counts: Counts;
}

const HOUR = 60 * 60 * 1000;
/** For so many kinds of callers: a State's authorities, its readers, the secretariat, ... */
const MOST_KEPT = 200;

/**
 * What is published of each State, counted once for all who may see the same, until an entry changes: everybody's home
 * shows it, and counting takes most of a second over a hundred thousand entries. Validity is reckoned to the hour.
 */
@Injectable()
export class CoverageCounts {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly visibleTo: VisibleTo) {}

  /** As somebody with the limits of this actor may see it. */
  async read(tx: EntityManager, actor: Actor, now: Date): Promise<Counts> {
    const hour = new Date(Math.floor(now.getTime() / HOUR) * HOUR);
    const limits = this.visibleTo.limits(actor);
    const audience = JSON.stringify([actor.role, limits]);
    // Asked for first: a change that comes in between makes the counts newer than they say, never older.
    const asOf = `${await entriesAsOf(tx)} ${hour.toISOString()}`;
    const known = this.kept.get(audience);
    if (known?.asOf === asOf) return known.counts;
    const counts = await readPublished(tx, limits, hour);
    this.keep(audience, { asOf, counts });
    return counts;
  }

  private keep(audience: string, kept: Kept): void {
    this.kept.delete(audience);
    this.kept.set(audience, kept);
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value as string);
  }
}
