import {
  CalendarDate,
  CountryCode,
  Flag,
  LanguageTag,
  ListOf,
  Nested,
  OneOf,
  Text,
  Texts,
  Whole,
} from '../platform/fields.js';
import { LANGUAGES, type Language } from '../platform/problems.js';
import { CELL_STATES, REQUIREMENTS, type CellState, type Requirement } from './coverage.rules.js';

export class CoverageValues {
  @Whole()
  confirmed: number;

  @Whole()
  due: number;

  @Whole()
  overdue: number;

  @Whole()
  neverVerified: number;

  @Whole()
  disputed: number;
}

/** How fresh and complete a State is, over what the caller may see. */
export class CoverageSummaryLine {
  @CountryCode()
  iso2: string;

  @Whole({ description: 'How many of the things a State should have are required of it' })
  required: number;

  @Whole({ description: 'How many of those are there' })
  met: number;

  @Nested(() => CoverageValues)
  values: CoverageValues;

  @Whole({ max: 100, description: '0 to 100: half for how complete, half for how fresh' })
  score: number;
}

export class CoverageSummary {
  @CalendarDate()
  day: string;

  @ListOf(() => CoverageSummaryLine)
  states: CoverageSummaryLine[];
}

export class CoverageColumn {
  @OneOf(REQUIREMENTS)
  requirement: Requirement;

  @Text({ nullable: true, example: 'CETS-185' })
  treaty: string | null;

  @Text({ nullable: true })
  article: string | null;

  @Text({ nullable: true, description: 'The function an authority is designated for', example: 'MLA' })
  function: string | null;
}

export class CoverageCell {
  @OneOf(CELL_STATES, {
    description: 'unknown: whether it is required is not known; partly: values, some not confirmed in time',
  })
  state: CellState;

  @CalendarDate({
    nullable: true,
    description: 'Required since: the treaty’s entry into force for the State',
  })
  since: string | null;

  @Flag({ description: 'Rests on a date that nobody read on a page' })
  unverified: boolean;
}

/** What a State should have and has not, as facts. */
export class CoverageGap extends CoverageColumn {
  @OneOf(CELL_STATES)
  state: CellState;

  @CalendarDate({ nullable: true })
  since: string | null;

  @Flag()
  unverified: boolean;
}

export class CoverageLine extends CoverageSummaryLine {
  @ListOf(() => CoverageCell, { description: 'In the order of the columns' })
  cells: CoverageCell[];

  @ListOf(() => CoverageGap)
  missing: CoverageGap[];

  @Texts({ description: 'Languages in which its central authorities accept requests (BCP 47)' })
  languages: string[];

  @CalendarDate({ nullable: true, description: 'When an authority of the State last attested its entries' })
  attestedOn: string | null;
}

export class CoverageBoard {
  @CalendarDate()
  day: string;

  @Flag({ description: 'Authorities see other States as well; an administrator decides' })
  open: boolean;

  @ListOf(() => CoverageColumn)
  columns: CoverageColumn[];

  @ListOf(() => CoverageLine)
  states: CoverageLine[];
}

export class CoverageTrendQuery {
  @CountryCode({ optional: true, description: 'One State; all that the caller may see, unless said' })
  country?: string;
}

export class CoverageDay {
  @CalendarDate()
  day: string;

  @Whole({ description: 'How many States went into it' })
  states: number;

  @Whole()
  required: number;

  @Whole()
  met: number;

  @Nested(() => CoverageValues)
  values: CoverageValues;

  @Whole({ max: 100, description: 'The mean of the States' })
  score: number;
}

export class CoverageLetterQuery {
  @OneOf(LANGUAGES, { optional: true, description: 'The State’s own, unless said' })
  language?: Language;
}

export class CoverageLetterView {
  @CountryCode()
  iso2: string;

  @LanguageTag()
  language: Language;

  @Text()
  subject: string;

  @Text({ max: 20_000, lines: true, description: 'The whole letter, ready to print or to send' })
  text: string;
}
