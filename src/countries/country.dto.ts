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
  Whole,
} from '../platform/fields.js';
import { MEMBERSHIPS, type MembershipStatus } from './membership.js';

/** Which State a route means; one that does not exist is not found, whatever its code looks like. */
export class CountryPath {
  @Code('BR')
  iso2: string;
}

export class CountryListQuery {
  @OneOf(MEMBERSHIPS, { optional: true, description: 'Only States with this membership on the day' })
  membership?: MembershipStatus;

  @CalendarDate({ optional: true, description: 'The day asked about; today (UTC) unless said' })
  on?: string;
}

/** A name in the four languages of the directory. */
export class Names {
  @Text()
  en: string;

  @Text()
  es: string;

  @Text()
  pt: string;

  @Text()
  fr: string;
}

export class MembershipView {
  @OneOf(MEMBERSHIPS)
  status: MembershipStatus;

  @Text({ nullable: true, description: 'Inclusive; a day, or only a year where the source prints no more' })
  from: string | null;

  @Text({ nullable: true, description: 'Exclusive; null while it lasts' })
  to: string | null;

  @Whole({ nullable: true, description: 'The year of the Charter that the source prints' })
  charterYearInSource: number | null;

  @Text({ nullable: true, max: 2000 })
  note: string | null;

  @Text({ max: 2000 })
  source: string;

  @Flag({ description: 'Not read on a page: show it as unverified' })
  unverified: boolean;
}

export class CountryLine {
  @CountryCode()
  iso2: string;

  @Text({ nullable: true })
  iso3: string | null;

  @Text({ nullable: true })
  isoNumeric: string | null;

  @Text({ description: "In the caller's language" })
  name: string;

  @Nested(() => Names)
  names: Names;

  @Nested(() => Names, { nullable: true })
  officialNames: Names | null;

  @OneOf(['reference', 'intl'], { description: 'intl: named by the runtime, not by a source that was read' })
  namesSource: 'reference' | 'intl';

  @Flag({ description: 'One of the 35 States of the Charter, whatever its membership is today' })
  oasState: boolean;

  @Nested(() => MembershipView, { nullable: true, description: 'What holds on the day asked about' })
  membership: MembershipView | null;

  @Texts({ description: 'BCP 47' })
  officialLanguages: string[];

  @Text({ nullable: true })
  capital: string | null;

  @Text({ nullable: true, description: 'IANA' })
  primaryZone: string | null;
}

export class ZoneView {
  @Text({ description: 'IANA', example: 'America/Sao_Paulo' })
  zone: string;

  @Text({ description: 'The local time there now, with its offset', example: '2026-11-24T09:00:00-03:00' })
  localTime: string;

  @Flag({ description: 'The zone of the capital' })
  primary: boolean;

  @Flag({ description: 'One of the zones most of the State lives by' })
  main: boolean;
}

export class CountryNote {
  @Text({ description: 'What it is about', example: 'languages' })
  about: string;

  @Text({ max: 2000 })
  text: string;
}

export class CountryProfile extends CountryLine {
  @ListOf(() => MembershipView, { description: 'Membership over time' })
  memberships: MembershipView[];

  @ListOf(() => ZoneView)
  zones: ZoneView[];

  @Text({ nullable: true, example: '+55' })
  callingCode: string | null;

  @Texts()
  callingPrefixes: string[];

  @ListOf(() => CountryNote, { description: 'What the sources say about a field' })
  notes: CountryNote[];

  @ListOf(() => CountryNote, { description: 'Where each kind of fact was read' })
  sources: CountryNote[];
}
