import { ApiProperty } from '@nestjs/swagger';
import { CalendarDate, CountryCode, Flag, ListOf, Nested, OneOf, Text, Whole } from '../platform/fields.js';
import { DesignationEvidence } from '../register/entry-parts.dto.js';
import { FUNCTIONS } from '../register/vocabulary.js';
import { COMPETENCES } from './counterpart.vocabulary.js';

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
