import {
  CalendarDate,
  Code,
  CountryCode,
  Flag,
  ListOf,
  Nested,
  OneOf,
  Text,
  Texts,
} from '../platform/fields.js';
import { Names } from '../countries/country.dto.js';
import { ACTS, type Act } from './facts.js';
import { STATUSES, type Status } from './status.js';

const UNVERIFIED = 'Not read on a page, or perhaps overtaken: show it as unverified';

/** Which treaty a route means; one that is not listed is not found, whatever its code looks like. */
export class TreatyPath {
  @Code('A-55')
  code: string;
}

export class OnQuery {
  @CalendarDate({ optional: true, description: 'The day asked about; today (UTC) unless said' })
  on?: string;
}

export class TreatyArticleView {
  @Text({ example: '18(13)' })
  article: string;

  @Text({ description: 'The function that authorities are designated for', example: 'MLA' })
  kind: string;

  @Text({ max: 2000 })
  source: string;

  @Flag({ description: UNVERIFIED })
  unverified: boolean;
}

export class TreatyView {
  @Text({ example: 'A-55' })
  code: string;

  @Text({ max: 1000, description: 'As its list prints it' })
  name: string;

  @Nested(() => Names)
  names: Names;

  @Text({ nullable: true })
  shortName: string | null;

  @CalendarDate({ nullable: true })
  adoptedOn: string | null;

  @Text({ nullable: true })
  adoptedPlace: string | null;

  @Text({ nullable: true, max: 2000 })
  adoptedSource: string | null;

  @CalendarDate({
    nullable: true,
    description: "The treaty's own entry into force; null: not in force in the source",
  })
  enteredIntoForce: string | null;

  @Text({ nullable: true })
  entryClause: string | null;

  @Text()
  depositary: string;

  @Text({ nullable: true })
  treatySeries: string | null;

  @Text({ nullable: true, description: 'As printed' })
  unRegistration: string | null;

  @Text({ max: 2000 })
  source: string;

  @Flag({
    description: 'Whether the list covers all 35 States; a State absent from an incomplete list is unknown',
  })
  complete: boolean;

  @Texts({ description: 'What of the list was not seen' })
  missing: string[];

  @Text({ nullable: true, max: 4000 })
  note: string | null;

  @Flag({ description: UNVERIFIED })
  unverified: boolean;

  @ListOf(() => TreatyArticleView, { description: 'Under which articles States designate authorities' })
  articles: TreatyArticleView[];
}

export class FactView {
  @OneOf(ACTS, { description: 'known_party_by: the source shows the State as a party on that day' })
  act: Act;

  @CalendarDate()
  date: string;

  @Text({ max: 2000 })
  source: string;

  @Flag({ description: UNVERIFIED })
  unverified: boolean;
}

export class ForceView {
  @OneOf(['yes', 'no', 'unknown'])
  answer: 'yes' | 'no' | 'unknown';

  @CalendarDate({ nullable: true, description: 'The day it entered into force for the State' })
  since: string | null;

  @CalendarDate({
    nullable: true,
    description: 'Where only a bound is known: in force on this day at the latest',
  })
  by: string | null;

  @Flag({ description: UNVERIFIED })
  unverified: boolean;

  @Nested(() => FactView, { nullable: true, description: 'The fact it was computed from' })
  basis: FactView | null;
}

/** What a list says of a State, and what follows for the day. */
export class StandingView {
  @OneOf(STATUSES, { description: 'party: its instrument was deposited on or before the day' })
  status: Status;

  @Flag({ description: UNVERIFIED })
  unverified: boolean;

  @Nested(() => FactView, { nullable: true, description: 'The fact the status rests on' })
  basis: FactView | null;

  @Nested(() => ForceView, { description: 'Whether the treaty is in force for the State on the day' })
  inForce: ForceView;

  @ListOf(() => FactView, { description: 'All dated facts, as printed' })
  facts: FactView[];

  @Text({
    nullable: true,
    description: 'RA ratification, AC acceptance or approval, AD accession, SU succession',
  })
  instrument: string | null;

  @Flag({ nullable: true, description: 'The depositary says that it holds information from the State' })
  informationOnFile: boolean | null;

  @Text({ nullable: true, description: 'The footnote printed beside the State' })
  footnoteRef: string | null;

  @Text({ nullable: true, max: 2000 })
  note: string | null;

  @Text({ nullable: true, max: 2000 })
  source: string | null;
}

export class StateStandingView extends StandingView {
  @CountryCode()
  iso2: string;

  @Text({ description: "In the caller's language" })
  name: string;
}

export class TreatyStandingView extends StandingView {
  @Text({ example: 'A-55' })
  treaty: string;

  @Text({ max: 1000, description: 'As its list prints it' })
  name: string;

  @Nested(() => Names)
  names: Names;

  @Text({ nullable: true })
  shortName: string | null;
}

/** A State that had deposited its instrument by the day, as the depositary lists parties. */
export class PartyView {
  @CountryCode()
  iso2: string;

  @Text({ description: "In the caller's language" })
  name: string;

  @OneOf(ACTS, { description: 'What it rests on' })
  basis: Act;

  @CalendarDate({ description: 'The date of that fact' })
  date: string;

  @Text({ nullable: true })
  instrument: string | null;

  @OneOf(['yes', 'no', 'unknown'], { description: 'Whether the treaty is in force for the State on the day' })
  inForce: 'yes' | 'no' | 'unknown';

  @CalendarDate({ nullable: true })
  inForceSince: string | null;

  @CalendarDate({ nullable: true, description: 'In force on this day at the latest' })
  inForceBy: string | null;

  @Text({ max: 2000 })
  source: string;

  @Flag({ description: UNVERIFIED })
  unverified: boolean;

  @Text({ nullable: true, max: 2000 })
  note: string | null;
}
