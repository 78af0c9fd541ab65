import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  CalendarDate,
  CountryCode,
  Flag,
  Instant,
  ListOf,
  Nested,
  OneOf,
  QueryFlag,
  Text,
  Texts,
  TimeZone,
  Uuid,
  Whole,
} from '../platform/fields.js';
import { LANGUAGES, type Language } from '../platform/problems.js';
import { ContactPointResponse } from '../register/entry.dto.js';
import { DesignationEvidence, EntryName } from '../register/entry-parts.dto.js';
import { FUNCTIONS, KINDS, REGISTERS, STAGES, type Stage } from '../register/vocabulary.js';
import {
  COMPETENCES,
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

/** `pt,en` in a query string, a list in a body. */
const listed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.split(',') : value;

/** From State to State, for what, when. */
export class CounterpartQuestion {
  @CountryCode({
    optional: true,
    example: 'PE',
    description: "The requesting State; the caller's own unless said",
  })
  from?: string;

  @CountryCode({ description: 'The requested State' })
  to: string;

  @OneOf(MEASURES)
  measure: Measure;

  @OneOf(STAGES, { optional: true })
  stage?: Stage;

  @OneOf(OFFENCE_AREAS, {
    optional: true,
    description: 'What the case is about: some treaties reach only some offences',
  })
  area?: OffenceArea;

  @CalendarDate({
    optional: true,
    description: 'The day on which treaties and designations must hold; today (UTC) unless said',
  })
  on?: string;

  @Instant({ optional: true, description: 'As the directory knew its entries at that instant' })
  knownAt?: string;

  @QueryFlag({ optional: true, description: 'Somebody must answer now' })
  urgent?: boolean;

  @Transform(listed)
  @Texts({
    optional: true,
    max: 10,
    length: 35,
    description: "Languages the caller writes (BCP 47); the account's unless said",
  })
  languages?: string[];
}

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

/** One reason: its code, what it adds to the rank, and the sentence that says it. */
export class ReasonView {
  @Text({ example: 'treaty-binds' })
  code: string;

  @Whole({ min: -1000, description: 'What it adds to the rank, or takes from it' })
  weight: number;

  @Text({ max: 1000, description: "In the caller's language" })
  text: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Codes and dates of the sentence',
  })
  facts: Record<string, string>;
}

/** How one State is bound by the treaty. */
export class BasisSide {
  @CountryCode()
  iso2: string;

  @CalendarDate({ nullable: true, description: 'In force for it since' })
  since: string | null;

  @CalendarDate({
    nullable: true,
    description: 'Where only a bound is known: in force on this day at the latest',
  })
  by: string | null;

  @Flag()
  unverified: boolean;

  @Text({
    nullable: true,
    max: 2000,
    description: 'Reservations, declarations and doubts, as the list prints them',
  })
  note: string | null;

  @Text({ nullable: true, max: 2000 })
  source: string | null;
}

export class BasisArticle {
  @Text({ example: '29' })
  article: string;

  @Text({ nullable: true, description: 'Articles on what the requested State does at home' })
  atHome: string | null;

  @Flag({ description: 'Made for just this measure' })
  specific: boolean;

  @Text({ max: 2000 })
  source: string;

  @Flag({ description: 'Not read on a page: show it as unverified' })
  unverified: boolean;
}

/** The designation by which the authority may be asked. */
export class BasisDesignation {
  @Text({ nullable: true, max: 30 })
  treaty: string | null;

  @Text({ nullable: true, max: 50 })
  article: string | null;

  @Text({ nullable: true, max: 1000 })
  basis: string | null;

  @OneOf(FUNCTIONS)
  function: string;

  @CalendarDate({ nullable: true })
  validFrom: string | null;

  @CalendarDate({ nullable: true })
  validTo: string | null;

  @Text({ nullable: true, max: 2000 })
  scope: string | null;

  @Nested(() => DesignationEvidence, { nullable: true })
  evidence: DesignationEvidence | null;
}

/** On what the authority may be asked. */
export class BasisView {
  @OneOf(['treaty', 'bilateral', 'domestic'])
  kind: 'treaty' | 'bilateral' | 'domestic';

  @Text({ nullable: true, max: 30, description: 'Code of the treaty' })
  treaty: string | null;

  @Text({ max: 1000, description: "What it is called, in the caller's language where it has a name there" })
  name: string;

  @ListOf(() => BasisArticle)
  articles: BasisArticle[];

  @CalendarDate({ nullable: true, description: 'Binds both States since' })
  since: string | null;

  @Flag({ description: 'Only a bound is known: since that day at the latest' })
  atLatest: boolean;

  @Flag()
  unverified: boolean;

  @ListOf(() => BasisSide)
  sides: BasisSide[];

  @OneOf(COMPETENCES, { description: 'Designated for this basis, or in general' })
  competence: string;

  @Nested(() => BasisDesignation)
  designation: BasisDesignation;
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
