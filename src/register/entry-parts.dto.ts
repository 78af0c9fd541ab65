import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Matches, ValidateBy } from 'class-validator';
import {
  CalendarDate,
  Flag,
  LanguageTag,
  ListOf,
  Nested,
  OneOf,
  Text,
  Uuid,
  Whole,
} from '../platform/fields.js';
import { hasUnsafeCharacters } from '../platform/safe-text.js';
import type { Designation as DesignationDocument, Name, OpenInterval } from './document.js';
import {
  DIRECTIONS,
  FUNCTIONS,
  LANGUAGE_LEVELS,
  LANGUAGE_PURPOSES,
  STAGES,
  type EntryFunction,
} from './vocabulary.js';

/** The parts of an entry, described once for writers and readers alike. What a writer leaves out is null. */

const isTranslation = ([tag, text]: readonly [string, unknown]): boolean =>
  /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) &&
  typeof text === 'string' &&
  text.trim() !== '' &&
  text.length <= 300 &&
  !/[\r\n]/.test(text) &&
  !hasUnsafeCharacters(text);

/** Texts by BCP 47 tag, at most twenty of at most 300 characters. */
function Translations() {
  return applyDecorators(
    ApiProperty({
      type: 'object',
      additionalProperties: { type: 'string' },
      selfRequired: false,
      example: { en: 'Department of International Cooperation' },
    }),
    ValidateBy({
      name: 'translations',
      validator: {
        validate: (value) =>
          typeof value === 'object' &&
          value !== null &&
          !Array.isArray(value) &&
          Object.keys(value as object).length <= 20 &&
          Object.entries(value as Record<string, unknown>).every(isTranslation),
        defaultMessage: (args) => `${args?.property} must be texts by language tag, such as {"en": "..."}`,
      },
    }),
  );
}

export class EntryName implements Name {
  @Text({ max: 300, description: 'As its bearer writes it, in the original language' })
  original: string;

  @LanguageTag({ optional: true, nullable: true })
  language: string | null = null;

  @Translations()
  translations: Record<string, string> = {};
}

export class OpenHours implements OpenInterval {
  @Whole({ min: 1, max: 7, description: '1 (Monday) to 7 (Sunday), ISO 8601' })
  day: number;

  @Text({ max: 5, example: '08:00', description: 'Local wall time' })
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: '$property must be a time such as 08:00' })
  from: string;

  @Text({ max: 5, example: '17:00', description: 'Local wall time; 24:00 is the end of the day' })
  @Matches(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { message: '$property must be a time such as 17:00' })
  to: string;
}

export class Hours {
  @Flag({ description: 'Answers 24 hours, 7 days' })
  always: boolean;

  @ListOf(() => OpenHours, { optional: true, max: 50 })
  weekly: OpenHours[] = [];
}

export class EntryLanguage {
  @LanguageTag()
  language: string;

  @OneOf(LANGUAGE_PURPOSES, { description: 'Written requests, routine dealings, or an urgent call' })
  purpose: string;

  @OneOf(LANGUAGE_LEVELS, { optional: true, nullable: true })
  level: string | null = null;
}

export class EntrySource {
  @Text({ optional: true, nullable: true, max: 2000, description: 'Where it was read' })
  @Matches(/^https?:\/\//, { message: '$property must begin with http:// or https://' })
  url: string | null = null;

  @CalendarDate({ optional: true, nullable: true, description: 'The day the source gives' })
  date: string | null = null;

  @Text({ optional: true, nullable: true, max: 2000, lines: true })
  note: string | null = null;
}

export class Replacement {
  @Uuid({ description: 'The entry that answers instead' })
  entryId: string;

  @CalendarDate()
  from: string;

  @CalendarDate({ description: 'The last day, inclusive' })
  to: string;
}

export class DesignationEvidence {
  @Text({
    optional: true,
    nullable: true,
    max: 500,
    description: 'Number of the note, or what else proves it',
  })
  note: string | null = null;

  @CalendarDate({ optional: true, nullable: true })
  date: string | null = null;
}

/** A State's act that makes an authority competent. */
export class Designation implements DesignationDocument {
  @Text({ optional: true, nullable: true, max: 30, example: 'A-55', description: 'Code of the treaty' })
  treaty: string | null = null;

  @Text({ optional: true, nullable: true, max: 50, example: '24.7' })
  article: string | null = null;

  @Text({
    optional: true,
    nullable: true,
    max: 1000,
    description: 'Domestic law, bilateral treaty or other instrument, as printed',
  })
  basis: string | null = null;

  @OneOf(FUNCTIONS)
  function: EntryFunction;

  @OneOf(DIRECTIONS, { optional: true, nullable: true })
  direction: string | null = null;

  @OneOf(STAGES, { optional: true, nullable: true })
  stage: string | null = null;

  @Text({ optional: true, nullable: true, max: 2000, lines: true })
  scope: string | null = null;

  @CalendarDate({ optional: true, nullable: true })
  validFrom: string | null = null;

  @CalendarDate({ optional: true, nullable: true, description: 'The last day, inclusive' })
  validTo: string | null = null;

  @Nested(() => DesignationEvidence, { optional: true, nullable: true })
  evidence: DesignationEvidence | null = null;
}
