import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { LookUps } from '../access/look-ups.js';
import type { RequestContext } from '../access/request-context.js';
import { isConcerned } from '../access/visibility.js';
import { readCountries } from '../countries/countries.query.js';
import { coverageLetter, type LetterGap } from '../letters/coverage-letter.js';
import { letterLanguages } from '../letters/letter.js';
import { Clock } from '../platform/clock.js';
import { Problem, type Language } from '../platform/problems.js';
import { KeptListings } from '../treaties/kept-listings.js';
import { treatyNames } from '../treaties/treaty-names.js';
import type {
  CoverageBoard,
  CoverageDay,
  CoverageGap,
  CoverageLetterView,
  CoverageSummary,
} from './coverage.dto.js';
import { CoverageCounts } from './coverage-counts.js';
import { readAttestations, readOpen } from './coverage.query.js';
import { boardLine, linesOf, summaryLine, type CoverageFacts } from './coverage.view.js';
import { readTrend } from './coverage.trend.js';

/** What each State has of what it should have: all in one round trip, over what the caller may see. */
@Injectable()
export class CoverageService {
  constructor(
    private readonly lookUps: LookUps,
    private readonly counts: CoverageCounts,
    private readonly listings: KeptListings,
    private readonly clock: Clock,
  ) {}

  /** How fresh and complete each State is; for everybody who reads entries. */
  summary(context: RequestContext): Promise<CoverageSummary> {
    return this.read(context, async (tx, actor) => {
      const facts = await this.facts(tx, actor);
      const states = linesOf(facts).lines.map((line) => summaryLine(facts, line));
      return { day: facts.today, states };
    });
  }

  /** The board, of the States that the caller works on or was given sight of. */
  board(context: RequestContext): Promise<CoverageBoard> {
    return this.read(context, (tx, actor) => this.boardFor(tx, actor));
  }

  /** How it was on each day that was kept, oldest first. @throws Problem `forbidden` for a State that is not open. */
  trend(context: RequestContext, country: string | null): Promise<CoverageDay[]> {
    return this.read(context, async (tx, actor) => {
      const open = country !== null && isConcerned(actor, country) ? true : await readOpen(tx);
      if (country !== null && !open) throw new Problem('forbidden', NOT_OPEN);
      const state = country ?? (open || isConcerned(actor, null) ? null : actor.state);
      return readTrend(tx, actor, state, this.clock.today());
    });
  }

  /** The letter that asks a State for what is missing. @throws Problem `not-found`, or `forbidden` as `trend`. */
  letter(context: RequestContext, iso2: string, language?: Language): Promise<CoverageLetterView> {
    return this.read(context, async (tx, actor) => {
      const [board, [state]] = await Promise.all([this.boardFor(tx, actor), readCountries(tx, iso2)]);
      if (!state?.oasState)
        throw new Problem('not-found', 'No such State is expected to be in the directory.');
      const line = board.states.find((one) => one.iso2 === iso2);
      if (!line) throw new Problem('forbidden', NOT_OPEN);
      const tongue = language ?? letterLanguages(state.officialLanguages)[0]!;
      const gaps = line.missing.map((gap) => letterGap(gap, line.values, tongue));
      return { iso2, ...coverageLetter({ day: board.day, state: state.names[tongue], gaps }, tongue) };
    });
  }

  private async boardFor(tx: EntityManager, actor: Actor): Promise<CoverageBoard> {
    const [facts, open, attested] = await Promise.all([
      this.facts(tx, actor),
      readOpen(tx),
      readAttestations(tx),
    ]);
    const { columns, lines } = linesOf(facts);
    const states = lines
      .filter(({ iso2 }) => open || isConcerned(actor, iso2))
      .map((line) => boardLine(facts, columns, line, attested.get(line.iso2) ?? null));
    return { day: facts.today, open, columns, states };
  }

  private async facts(tx: EntityManager, actor: Actor): Promise<CoverageFacts> {
    const [listings, published] = await Promise.all([
      this.listings.read(tx),
      this.counts.read(tx, actor, this.clock.now()),
    ]);
    return { today: this.clock.today(), listings, published };
  }

  private read<T>(
    context: RequestContext,
    work: (tx: EntityManager, actor: Actor) => Promise<T>,
  ): Promise<T> {
    return this.lookUps.read(context, async (tx, actor) => ({
      answer: await work(tx, actor),
      recorded: null,
    }));
  }
}

const NOT_OPEN = 'Only the coverage of your own State is open to you.';

function letterGap(
  gap: CoverageGap,
  values: CoverageBoard['states'][number]['values'],
  language: Language,
): LetterGap {
  if (gap.requirement === 'verified') return { kind: 'verified', ...values };
  if (gap.requirement !== 'designation') return { kind: gap.requirement };
  const code = gap.treaty!;
  return {
    kind: 'designation',
    treaty: treatyNames({ code, name: code })[language],
    article: gap.article!,
    function: gap.function!,
    since: gap.since,
    unverified: gap.unverified,
  };
}
