import { ApiProperty } from '@nestjs/swagger';
import {
  CountryCode,
  Flag,
  Instant,
  ListOf,
  Nested,
  OneOf,
  QueryWhole,
  Text,
  Uuid,
  Whole,
} from '../platform/fields.js';
import { LANGUAGES, type Language } from '../platform/problems.js';
import { FieldDifferenceResponse } from '../register/change.dto.js';
import { REGISTERS, type RegisterName } from '../register/vocabulary.js';
import {
  DATE_ORDERS,
  IMPORT_FIELDS,
  IMPORT_STATES,
  OUTCOMES,
  ROW_LIMIT,
  type DateOrder,
  type ImportField,
  type ImportState,
  type Outcome,
} from './import.vocabulary.js';

export class ImportPath {
  @Uuid()
  id: string;
}

/** What the sender's mail says of the file. */
export class ImportQuery {
  @Text({ optional: true, max: 200, description: 'What the file is called' })
  filename?: string;

  @OneOf(REGISTERS, { optional: true, description: 'For rows that do not say theirs' })
  register?: RegisterName;

  @Text({
    optional: true,
    max: 200,
    description: 'Who sent it: corrected columns are remembered for the next file',
  })
  sender?: string;

  @OneOf(LANGUAGES, {
    optional: true,
    description: 'Whose habit dates follow; the headers’ language unless said',
  })
  language?: Language;
}

export class ImportColumnInput {
  @OneOf(IMPORT_FIELDS, {
    nullable: true,
    description: 'What the column holds; null: nothing that is imported',
  })
  field: ImportField | null;
}

export class DistinctRow {
  @Whole({ min: 1, max: ROW_LIMIT + 20 })
  line: number;
}

export class ImportPatch {
  @ListOf(() => ImportColumnInput, { optional: true, max: 200, description: 'One for each column, in order' })
  columns?: ImportColumnInput[];

  @OneOf(DATE_ORDERS, { optional: true })
  dates?: DateOrder;

  @OneOf(REGISTERS, { optional: true })
  register?: RegisterName;

  @ListOf(() => DistinctRow, {
    optional: true,
    max: 1000,
    description: 'Rows that are new entries although they look like one that exists',
  })
  distinct?: DistinctRow[];
}

export class ImportColumn extends ImportColumnInput {
  @Text({ description: 'As printed' })
  header: string;
}

export class ImportCounts implements Record<Outcome, number> {
  @Whole() create: number;
  @Whole() update: number;
  @Whole() merged: number;
  @Whole() duplicate: number;
  @Whole() conflict: number;
  @Whole() rejected: number;
  @Whole() skipped: number;
}

export class ImportResponse {
  @Uuid()
  id: string;

  @OneOf(IMPORT_STATES)
  state: ImportState;

  @Text({ nullable: true, max: 1000, description: 'Why the last commit changed nothing' })
  problem: string | null;

  @Text()
  filename: string;

  @Text({ nullable: true })
  sender: string | null;

  @OneOf(REGISTERS, { nullable: true })
  register: string | null;

  @OneOf(['csv', 'xlsx'])
  format: string;

  @OneOf(['utf-8', 'windows-1252'], { nullable: true })
  encoding: string | null;

  @Text({ nullable: true })
  delimiter: string | null;

  @OneOf(DATE_ORDERS)
  dates: string;

  @ListOf(() => ImportColumn, { max: 200 })
  columns: ImportColumn[];

  @ListOf(() => DistinctRow, { max: 1000, description: 'Rows that a person called new entries all the same' })
  distinct: DistinctRow[];

  @Nested(() => ImportCounts)
  counts: ImportCounts;

  @Whole({ description: 'Rows that the commit has written so far' })
  done: number;

  @Whole({ description: 'Rows that the commit writes' })
  total: number;

  @Text()
  createdBy: string;

  @Instant()
  createdAt: string;

  @Instant({ nullable: true })
  committedAt: string | null;
}

export class ImportListQuery {
  @QueryWhole({ optional: true, min: 1, max: 100 })
  limit?: number;

  @Text({ optional: true, max: 500 })
  cursor?: string;
}

export class ImportPage {
  @ListOf(() => ImportResponse)
  items: ImportResponse[];

  @Text({ nullable: true, max: 500 })
  next: string | null;
}

export class ImportRowQuery {
  @OneOf(OUTCOMES, { optional: true })
  outcome?: Outcome;

  @QueryWhole({ optional: true, min: 1, max: 100 })
  limit?: number;

  @Text({ optional: true, max: 500 })
  cursor?: string;
}

export class RemarkResponse {
  @Text({ nullable: true, description: 'The column’s header; null: the whole row' })
  column: string | null;

  @Text({ max: 500 })
  message: string;
}

export class ImportRowResponse {
  @Whole({ description: 'Number of the record in the file, the header being 1' })
  line: number;

  @OneOf(OUTCOMES)
  outcome: Outcome;

  @Text({ nullable: true, max: 300 })
  name: string | null;

  @OneOf(REGISTERS, { nullable: true })
  register: string | null;

  @CountryCode({ nullable: true })
  country: string | null;

  @ListOf(() => RemarkResponse)
  reasons: RemarkResponse[];

  @ListOf(() => RemarkResponse)
  warnings: RemarkResponse[];

  @Uuid({ nullable: true, description: 'The entry that it is about' })
  entryId: string | null;

  @Whole({ nullable: true, description: 'The line that it is merged into, or clashes with' })
  into: number | null;

  @ListOf(() => FieldDifferenceResponse)
  difference: FieldDifferenceResponse[];

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'A new entry as it would be written',
  })
  entry: object | null;

  @Flag({ description: 'The commit writes it' })
  written: boolean;
}

export class ImportRowPage {
  @ListOf(() => ImportRowResponse)
  items: ImportRowResponse[];

  @Text({ nullable: true, max: 500 })
  next: string | null;
}
