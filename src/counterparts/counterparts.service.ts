import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { LookUps } from '../access/look-ups.js';
import type { RequestContext } from '../access/request-context.js';
import { ReleaseLedger } from '../audit/release-ledger.js';
import { Clock } from '../platform/clock.js';
import { RegisterQuery } from '../register/register.query.js';
import { releasedValues, view, type EntryView } from '../register/view.js';
import { KeptListings } from '../treaties/kept-listings.js';
import { basesFor } from './bases.js';
import { functionsAsked } from './counterpart.vocabulary.js';
import { answerView, type Findings } from './counterpart.view.js';
import type { CounterpartAnswer } from './counterparts.dto.js';
import type { CounterpartQuestion } from './question.dto.js';
import { readFinderStates, type FinderState } from './counterparts.query.js';
import { gapsOf } from './gaps.js';
import { Holidays } from './holidays.js';
import { openingAt, type HolidayNames, type Opening } from './opening.js';
import { treatiesFor } from './provisions.js';
import { invalidField, type Question } from './question.js';
import { routesFor } from './routes.js';

/** Offices of one State that an answer looks at, at most. */
const MOST = 10;

/** Whom to ask, on what basis, in which language, through which channel. */
@Injectable()
export class Counterparts {
  constructor(
    private readonly lookUps: LookUps,
    private readonly query: RegisterQuery,
    private readonly listings: KeptListings,
    private readonly ledger: ReleaseLedger,
    private readonly holidays: Holidays,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `invalid-request` for a question without two known States. */
  find(context: RequestContext, asked: CounterpartQuestion): Promise<CounterpartAnswer> {
    return this.lookUps.read(context, async (tx, actor) => {
      const findings = await this.findings(tx, actor, context, asked);
      const shown = findings.routes.map(({ entry, contactPoints }) => ({ ...entry, contactPoints }));
      const recorded = this.ledger.record(tx, actor, context, {
        purpose: context.route,
        valueIds: releasedValues(shown),
      });
      return { answer: answerView(findings, context.language), recorded };
    });
  }

  private async findings(
    tx: EntityManager,
    actor: Actor,
    context: RequestContext,
    asked: CounterpartQuestion,
  ): Promise<Findings> {
    const question = this.questionOf(actor, context, asked);
    const { from: one, to: other } = question;
    // Asked for together.
    const [listings, states, entries] = await Promise.all([
      this.listings.read(tx),
      readFinderStates(tx, [one, other]),
      this.entries(tx, actor, question, asked.knownAt ?? null),
    ]);
    const from = known(states, one, 'from');
    const to = known(states, other, 'to');
    const holidays = await this.holidays.around(to.iso2, this.clock.now(), context.language, to.corrections);
    const bases = basesFor(listings, question);
    const routes = routesFor(question, bases, entries, {
      officialLanguages: to.officialLanguages,
      openingOf: this.openings(to, question, holidays),
    });
    return {
      question,
      knownAt: asked.knownAt ?? null,
      from,
      to,
      routes,
      gaps: gapsOf(question, bases, routes, entries),
    };
  }

  private questionOf(actor: Actor, context: RequestContext, asked: CounterpartQuestion): Question {
    const from = asked.from ?? actor.state;
    if (from === null)
      throw invalidField('from', 'say for which State you ask: your account belongs to none');
    if (from === asked.to) throw invalidField('to', 'must be another State than the requesting one');
    return {
      from,
      to: asked.to,
      measure: asked.measure,
      stage: asked.stage ?? null,
      area: asked.area ?? null,
      day: asked.on ?? this.clock.today(),
      urgent: asked.urgent ?? false,
      languages: asked.languages ?? [context.language],
    };
  }

  private async entries(
    tx: EntityManager,
    actor: Actor,
    { to, measure, area, urgent }: Question,
    knownAt: string | null,
  ): Promise<EntryView[]> {
    const wanted = {
      states: [to],
      functions: functionsAsked(measure, urgent),
      treaties: treatiesFor(measure, area),
      most: MOST,
    };
    const rows = await this.query.competent(tx, actor, wanted, knownAt);
    const now = this.clock.now();
    return rows.flatMap((row) => view(row, actor, now) ?? []);
  }

  /** By whose clock an entry is open; nothing is said of a day that is not today. */
  private openings(to: FinderState, { day }: Question, holidays: HolidayNames) {
    const now = this.clock.now();
    const isToday = day === this.clock.today();
    // Offices of one State mostly keep the same hours.
    const known = new Map<string, Opening>();
    return ({ timeZone, hours }: EntryView): Opening | null => {
      const zone = timeZone ?? to.primaryZone;
      if (zone === null || !isToday) return null;
      const key = JSON.stringify([zone, hours]);
      const opening = known.get(key) ?? openingAt(zone, hours, holidays, now);
      known.set(key, opening);
      return opening;
    };
  }
}

function known(states: readonly FinderState[], iso2: string, field: string): FinderState {
  const state = states.find((one) => one.iso2 === iso2);
  if (!state) throw invalidField(field, 'is not a State that the directory knows');
  return state;
}
