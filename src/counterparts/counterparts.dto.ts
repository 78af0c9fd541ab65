import {
  CalendarDate,
  CountryCode,
  Flag,
  Instant,
  ListOf,
  Nested,
  OneOf,
  Text,
  Texts,
  TimeZone,
  Uuid,
  Whole,
} from '../platform/fields.js';
import { LANGUAGES, type Language } from '../platform/problems.js';
import { EntryName } from '../register/entry-parts.dto.js';
import { ContactPointResponse } from '../register/entry.dto.js';
import { LastDrillResponse } from '../register/last-drill.dto.js';
import { FUNCTIONS, KINDS, REGISTERS, STAGES, type Stage } from '../register/vocabulary.js';
import { BasisView, ReasonView } from './basis.dto.js';
import {
  GAPS,
  LANES,
  MEASURES,
  OFFENCE_AREAS,
  OPENINGS,
  type GapCode,
  type Measure,
  type OffenceArea,
} from './counterpart.vocabulary.js';
import { FALLBACKS } from './sentences.js';

export class AskedState {
  @CountryCode()
  iso2: string;

  @Text({ description: "In the caller's language" })
  name: string;
}

export class AskedQuestion {
  @Nested(() => AskedState)
  from: AskedState;

  @Nested(() => AskedState)
  to: AskedState;

  @OneOf(MEASURES)
  measure: Measure;

  @OneOf(STAGES, { nullable: true })
  stage: Stage | null;

  @OneOf(OFFENCE_AREAS, { nullable: true })
  area: OffenceArea | null;

  @CalendarDate()
  on: string;

  @Instant({ nullable: true })
  knownAt: string | null;

  @Flag()
  urgent: boolean;

  @Texts()
  languages: string[];
}

export class OpeningView {
  @Text({ example: '2026-11-24T09:00:00-03:00' })
  localTime: string;

  @TimeZone()
  zone: string;

  @OneOf(OPENINGS)
  state: string;

  @Text({ nullable: true, description: 'The national holiday of today there' })
  holiday: string | null;

  @Text({
    nullable: true,
    example: '2026-11-25T08:00:00-03:00',
    description: 'Null: open, or hours not known',
  })
  opensAt: string | null;
}

export class RouteLanguages {
  @Texts({ description: 'BCP 47' })
  accepted: string[];

  @Flag({ description: "Said of the entry; otherwise its State's official languages" })
  known: boolean;

  @Texts({ description: 'Those that the caller writes' })
  shared: string[];
}

export class RouteChannel {
  @Text()
  channel: string;

  @Flag()
  urgentOnly: boolean;

  @Flag()
  originalToFollow: boolean;
}

export class AuthorityView {
  @Uuid()
  id: string;

  @OneOf(REGISTERS)
  register: string;

  @OneOf(KINDS)
  kind: string;

  @Nested(() => EntryName)
  names: EntryName;

  @Text({ nullable: true, max: 300 })
  parentInstitution: string | null;

  @Text({ nullable: true, max: 1000 })
  address: string | null;

  @Flag({ description: 'Part of the demonstration directory' })
  demo: boolean;

  @Nested(() => LastDrillResponse, { nullable: true })
  lastDrill: LastDrillResponse | null;
}

export class ChecklistView {
  @OneOf(LANGUAGES, { description: "The requested State's, of the four" })
  language: Language;

  @Text({ max: 20_000, lines: true, description: 'To copy; nothing of it is stored' })
  text: string;

  @Text({
    nullable: true,
    max: 2000,
    description: 'Where the article on its contents stands; null: what is usual',
  })
  source: string | null;

  @Flag()
  unverified: boolean;
}

/** One way to ask. */
export class RouteView {
  @Whole({ min: 1, description: '1: ask there first' })
  rank: number;

  @OneOf(LANES, { description: 'legal: may decide on a request; operational: acts fast and decides nothing' })
  lane: string;

  @Nested(() => AuthorityView)
  authority: AuthorityView;

  @OneOf(FUNCTIONS)
  function: string;

  @ListOf(() => BasisView, { description: 'The strongest first; none in the operational lane' })
  bases: BasisView[];

  @ListOf(() => RouteChannel)
  channels: RouteChannel[];

  @Nested(() => RouteLanguages)
  languages: RouteLanguages;

  @Texts({ description: 'Networks that the point belongs to' })
  networks: string[];

  @ListOf(() => ContactPointResponse, { description: 'In the order in which to try them' })
  contactPoints: ContactPointResponse[];

  @Nested(() => OpeningView, {
    nullable: true,
    description: 'Null: nothing is known of its clock, or another day was asked about',
  })
  now: OpeningView | null;

  @ListOf(() => ReasonView, { description: 'Why it stands here, the weightiest first' })
  reasons: ReasonView[];

  @Nested(() => ChecklistView)
  checklist: ChecklistView;
}

/** What the directory does not know; POST /api/v1/counterparts/gaps asks the secretariat. */
export class GapView {
  @OneOf(GAPS)
  code: GapCode;

  @Text({ nullable: true, max: 30 })
  treaty: string | null;

  @Text({ max: 1000 })
  text: string;

  @ListOf(() => AuthorityView, { description: 'Offices that say they do this, with no recorded designation' })
  offices: AuthorityView[];
}

export class FallbackView {
  @OneOf(FALLBACKS)
  code: string;

  @Whole({ nullable: true, min: 1, description: 'The rank of the route to take then' })
  route: number | null;

  @Text({ max: 1000 })
  text: string;
}

export class CounterpartAnswer {
  @Nested(() => AskedQuestion)
  question: AskedQuestion;

  @ListOf(() => RouteView)
  routes: RouteView[];

  @Nested(() => FallbackView)
  fallback: FallbackView;

  @ListOf(() => GapView)
  gaps: GapView[];

  @Text({ max: 500, description: 'Where the holidays come from' })
  attribution: string;
}
