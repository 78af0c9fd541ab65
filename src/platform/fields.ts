import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

import { isCalendarDate, isInstant } from './iso-dates.js';
import { hasUnsafeCharacters, LINE_BREAK, safeText } from './safe-text.js';

/**
 * One decorator a field: what is accepted, and what the OpenAPI document says of it. The same decorators
 * declare responses, so that a field is described once.
 */
export interface FieldOptions {
  /** May be left out. */
  optional?: boolean;
  /** May be null: "unknown". */
  nullable?: boolean;
  /** What it means, for the API's document. */
  description?: string;
  example?: unknown;
}

function presence({ optional, nullable }: FieldOptions): PropertyDecorator[] {
  if (optional && nullable) return [IsOptional()];
  if (optional) return [ValidateIf((_, value) => value !== undefined)];
  if (nullable) return [ValidateIf((_, value) => value !== null)];
  return [];
}

function field(options: FieldOptions, schema: Partial<ApiPropertyOptions>, ...rules: PropertyDecorator[]) {
  const { optional, nullable, description, example } = options;
  const documented = {
    ...schema,
    required: !optional,
    ...(nullable ? { nullable: true } : {}),
    ...(description ? { description } : {}),
    ...(example === undefined ? {} : { example }),
  } as ApiPropertyOptions;
  return applyDecorators(ApiProperty(documented), ...presence(options), ...rules);
}

/** A text in Unicode NFC, trimmed; anything else as it is. */
const tidied = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.normalize('NFC').trim() : value;

interface TextOptions extends FieldOptions {
  min?: number;
  max?: number;
  /** Line breaks allowed. */
  lines?: boolean;
}

/** A text in Unicode NFC, trimmed, without hidden characters; one line of at most 200 characters unless said. */
export function Text(options: TextOptions = {}) {
  const { min = 1, max = 200, lines = false } = options;
  return field(
    options,
    { type: String, minLength: min, maxLength: max },
    Transform(tidied),
    IsString(),
    MinLength(min),
    MaxLength(max),
    safeText(!lines),
  );
}

/** A text taken as it is: passwords and tokens, never trimmed or normalised. */
export function Secret(options: FieldOptions & { max?: number } = {}) {
  const max = options.max ?? 1000;
  return field(options, { type: String, maxLength: max }, IsString(), MinLength(1), MaxLength(max));
}

/** A code in an address, taken as it is: nothing is trimmed into one that exists. */
export function Code(example: string) {
  return field(
    { example },
    { type: String, maxLength: 30 },
    IsString(),
    MaxLength(30),
    Matches(/^[\x20-\x7e]+$/, { message: '$property must be a code' }),
  );
}

/** One of a controlled list. */
export function OneOf(values: readonly string[], options: FieldOptions = {}) {
  return field(options, { type: String, enum: [...values] }, IsIn([...values]));
}

/** Several, each once, of a controlled list. */
export function SomeOf(values: readonly string[], options: FieldOptions = {}) {
  return field(
    options,
    { type: String, isArray: true, enum: [...values] },
    IsArray(),
    ArrayMaxSize(values.length),
    IsIn([...values], { each: true }),
  );
}

/** A whole number. */
export function Whole(options: FieldOptions & { min?: number; max?: number } = {}) {
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = options;
  return field(options, { type: 'integer', minimum: min, maximum: max }, IsInt(), Min(min), Max(max));
}

/** A whole number in a query string. */
export function QueryWhole(options: FieldOptions & { min?: number; max?: number } = {}) {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
    ),
    Whole(options),
  );
}

export function Flag(options: FieldOptions = {}) {
  return field(options, { type: Boolean }, IsBoolean());
}

/** `true` or `false` in a query string. */
export function QueryFlag(options: FieldOptions = {}) {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      value === 'true' ? true : value === 'false' ? false : value,
    ),
    Flag(options),
  );
}

/** A calendar date, ISO 8601 `YYYY-MM-DD`, that exists. */
export function CalendarDate(options: FieldOptions = {}) {
  return field(
    options,
    { type: String, format: 'date' },
    ValidateBy({
      name: 'calendarDate',
      validator: {
        validate: isCalendarDate,
        defaultMessage: (args) => `${args?.property} must be a date such as 2026-03-31`,
      },
    }),
  );
}

/** An instant, ISO 8601 with zone, such as `2026-03-31T18:00:00Z`. */
export function Instant(options: FieldOptions = {}) {
  return field(
    options,
    { type: String, format: 'date-time' },
    ValidateBy({
      name: 'instant',
      validator: {
        validate: isInstant,
        defaultMessage: (args) =>
          `${args?.property} must be an instant with its zone, such as 2026-03-31T18:00:00Z`,
      },
    }),
  );
}

export function Uuid(options: FieldOptions = {}) {
  return field(options, { type: String, format: 'uuid' }, IsUUID());
}

/** ISO 3166-1 alpha-2, upper case. */
export function CountryCode(options: FieldOptions = {}) {
  return field(
    { example: 'BR', ...options },
    { type: String, pattern: '^[A-Z]{2}$' },
    Matches(/^[A-Z]{2}$/, { message: '$property must be an ISO 3166-1 code such as BR' }),
  );
}

/** A language as BCP 47, such as `pt` or `pt-BR`. */
export function LanguageTag(options: FieldOptions = {}) {
  const valid = (value: unknown): boolean => {
    try {
      return typeof value === 'string' && Intl.getCanonicalLocales(value)[0] === value && value !== 'und';
    } catch {
      return false;
    }
  };
  return field(
    { example: 'pt', ...options },
    { type: String },
    ValidateBy({
      name: 'languageTag',
      validator: {
        validate: valid,
        defaultMessage: (args) => `${args?.property} must be a BCP 47 tag such as pt`,
      },
    }),
  );
}

/** An IANA time zone, such as `America/Sao_Paulo`. */
export function TimeZone(options: FieldOptions = {}) {
  const valid = (value: unknown): boolean => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: value as string });
      return typeof value === 'string' && value.includes('/');
    } catch {
      return false;
    }
  };
  return field(
    { example: 'America/Sao_Paulo', ...options },
    { type: String },
    ValidateBy({
      name: 'timeZone',
      validator: {
        validate: valid,
        defaultMessage: (args) => `${args?.property} must be an IANA zone such as America/Sao_Paulo`,
      },
    }),
  );
}

/** An e-mail address, kept as written but for its surrounding spaces. */
export function Email(options: FieldOptions = {}) {
  return field(
    options,
    { type: String, format: 'email', maxLength: 254 },
    Transform(tidied),
    IsEmail({ allow_utf8_local_part: true }),
    MaxLength(254),
    safeText(true),
  );
}

/** Swagger knows a class that is named later by a function called `type`; an arrow function takes its key's name. */
const named = (later: () => new () => object): Partial<ApiPropertyOptions> => ({ type: () => later() });

/** One nested object. */
export function Nested(type: () => new () => object, options: FieldOptions = {}) {
  return field(options, named(type), IsObject(), ValidateNested(), Type(type));
}

/** A list of nested objects. */
export function ListOf(type: () => new () => object, options: FieldOptions & { max?: number } = {}) {
  return field(
    options,
    { ...named(type), isArray: true } as Partial<ApiPropertyOptions>,
    IsArray(),
    ArrayMaxSize(options.max ?? 100),
    ValidateNested({ each: true }),
    Type(type),
  );
}

/** A list of short texts. */
export function Texts(options: FieldOptions & { max?: number; length?: number } = {}) {
  const { max = 50, length = 200 } = options;
  const clean = (value: unknown) =>
    Array.isArray(value) ? value.map((one: unknown) => tidied({ value: one })) : value;
  return field(
    options,
    { type: String, isArray: true },
    Transform(({ value }: { value: unknown }) => clean(value)),
    IsArray(),
    ArrayMaxSize(max),
    IsString({ each: true }),
    MaxLength(length, { each: true }),
    ValidateBy(
      {
        name: 'safeText',
        validator: {
          validate: (value) =>
            typeof value === 'string' &&
            value !== '' &&
            !hasUnsafeCharacters(value) &&
            !LINE_BREAK.test(value),
          defaultMessage: (args) => `${args?.property} must be short lines without hidden characters`,
        },
      },
      { each: true },
    ),
  );
}
