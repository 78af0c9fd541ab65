import { IsIn } from 'class-validator';
import {
  CountryCode,
  Flag,
  Instant,
  ListOf,
  Nested,
  OneOf,
  QueryWhole,
  Secret,
  Text,
  Texts,
  Uuid,
  Whole,
} from '../platform/fields.js';
import { LANGUAGES, type Language } from '../platform/problems.js';
import { NETWORKS, type Network } from '../law-enforcement/law-enforcement-contact.vocabulary.js';
import {
  CONTACT_KINDS,
  CONTACT_USES,
  REGISTERS,
  type ContactKind,
  type ContactUse,
  type RegisterName,
} from '../register/vocabulary.js';
import {
  CALL_RESULTS,
  DRILL_CHANNELS,
  DRILL_RESULTS,
  DRILL_STATES,
  INTERVALS,
  type CallResult,
  type DrillChannel,
  type DrillResult,
  type DrillState,
} from './drill.vocabulary.js';

/** A drill to be: of a State's points, of a network's, or of all. */
export class DrillInput {
  @Text({ max: 200, description: 'What it is called, to those who take part' })
  title: string;

  @OneOf(DRILL_CHANNELS, { description: 'mail: each point gets a link; call: an operator calls each' })
  channel: DrillChannel;

  @CountryCode({ optional: true, nullable: true })
  country?: string | null;

  @OneOf(NETWORKS, { optional: true, nullable: true })
  network?: Network | null;

  @Instant({ optional: true, nullable: true, description: 'When it starts; at once, unless said' })
  startsAt?: string | null;

  @Whole({ min: 1, max: 168, description: 'For how many hours an answer counts' })
  hours: number;

  @Whole({ optional: true, nullable: true, description: '1, 3, 6 or 12: again after so many months' })
  @IsIn([...INTERVALS, null, undefined])
  everyMonths?: number | null;
}

export class DrillPath {
  @Uuid()
  id: string;
}

export class DrillListQuery {
  @QueryWhole({ optional: true, min: 1, max: 100, description: '50 unless said' })
  limit?: number;

  @Uuid({ optional: true, description: 'The `next` of the page before' })
  cursor?: string;
}

/** One drill, counted over the points that the caller may know of. */
export class DrillSummary {
  @Uuid()
  id: string;

  @Text()
  title: string;

  @OneOf(DRILL_CHANNELS)
  channel: DrillChannel;

  @CountryCode({ nullable: true })
  country: string | null;

  @OneOf(NETWORKS, { nullable: true })
  network: Network | null;

  @OneOf(DRILL_STATES)
  state: DrillState;

  @Instant()
  startsAt: string;

  @Instant({ nullable: true, description: 'Until when an answer counts' })
  closesAt: string | null;

  @Whole()
  hours: number;

  @Whole({ nullable: true })
  everyMonths: number | null;

  @Whole({ description: 'Points that could be tried' })
  points: number;

  @Whole()
  answered: number;

  @Whole({ description: 'Without a value for this channel, or not tried in time' })
  notTried: number;

  @Whole({ nullable: true, description: 'Median time to answer, in seconds' })
  medianSeconds: number | null;
}

export class DrillPage {
  @ListOf(() => DrillSummary)
  items: DrillSummary[];

  @Uuid({ nullable: true })
  next: string | null;
}

/** The value by which a point is tried. */
export class TriedValue {
  @Uuid()
  id: string;

  @OneOf(CONTACT_KINDS)
  kind: ContactKind;

  @OneOf(CONTACT_USES)
  use: ContactUse;

  @Text({ max: 5000 })
  value: string;

  @Text({ nullable: true })
  extension: string | null;
}

export class DrilledPoint {
  @Uuid()
  entryId: string;

  @OneOf(REGISTERS)
  register: RegisterName;

  @CountryCode({ nullable: true })
  country: string | null;

  @Text({ max: 500 })
  name: string;

  @Flag()
  demo: boolean;

  @Nested(() => TriedValue, { nullable: true, description: 'Null: it has none for this channel' })
  value: TriedValue | null;

  @Instant({ nullable: true })
  askedAt: string | null;

  @OneOf(DRILL_RESULTS, { nullable: true, description: 'Null: no answer yet' })
  result: DrillResult | null;

  @Whole({ nullable: true, description: 'Time to answer' })
  seconds: number | null;

  @Flag({ description: 'It failed twice in a row by now, and ranks lower in every look-up' })
  failing: boolean;
}

export class DrillView extends DrillSummary {
  @ListOf(() => DrilledPoint)
  list: DrilledPoint[];
}

/** What came of a call. */
export class CallInput {
  @Uuid()
  entryId: string;

  @OneOf(CALL_RESULTS)
  result: CallResult;

  @Instant({ optional: true, nullable: true, description: 'When the operator dialled; now, unless said' })
  calledAt?: string | null;

  @Instant({ optional: true, nullable: true, description: 'When somebody answered; now, unless said' })
  answeredAt?: string | null;
}

export class DrillResultsQuery {
  @Uuid({ optional: true })
  entryId?: string;

  @CountryCode({ optional: true })
  country?: string;

  @QueryWhole({ optional: true, min: 1, max: 100, description: '50 unless said' })
  limit?: number;
}

/** One point's result in one drill. */
export class PointResult {
  @Uuid()
  drillId: string;

  @Text()
  title: string;

  @OneOf(DRILL_CHANNELS)
  channel: DrillChannel;

  @Instant()
  startsAt: string;

  @Uuid()
  entryId: string;

  @OneOf(REGISTERS)
  register: RegisterName;

  @Text({ max: 500 })
  name: string;

  @OneOf(DRILL_RESULTS, { nullable: true })
  result: DrillResult | null;

  @Whole({ nullable: true })
  seconds: number | null;
}

/** The secret of a drill's link: in the body, so that it stands in no address and no log. */
export class DrillLinkInput {
  @Secret({ max: 100, description: 'What stands behind # in the link' })
  token: string;
}

export class DrillLinkView {
  @OneOf(['open', 'used', 'over'])
  state: 'open' | 'used' | 'over';

  @OneOf(LANGUAGES, { nullable: true })
  language: Language | null;

  @Text({ nullable: true })
  title: string | null;

  @Texts({ max: 500, description: 'Names of the points that this mailbox answers for' })
  names: string[];

  @Instant({ nullable: true })
  closesAt: string | null;
}

export class DrillAnswered {
  @Whole({ description: 'Points that count as answered' })
  points: number;

  @Whole({ description: 'Time to answer' })
  seconds: number;
}
