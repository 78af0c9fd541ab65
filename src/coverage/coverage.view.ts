import type { CoverageLine, CoverageSummaryLine, CoverageValues } from './coverage.dto.js';
import {
  columnsOf,
  lineOf,
  missingOf,
  nothingPublished,
  type Column,
  type Line,
  type Listing,
  type Published,
  type ValueCounts,
} from './coverage.rules.js';

/** What a day's coverage is computed from. */
export interface CoverageFacts {
  today: string;
  listings: readonly Listing[];
  published: ReadonlyMap<string, Published>;
}

const publishedOf = ({ published }: CoverageFacts, iso2: string): Published =>
  published.get(iso2) ?? nothingPublished();

/** Every State's line, by its code, whatever is published of it. */
export function linesOf(facts: CoverageFacts): { columns: Column[]; lines: Line[] } {
  const { today, listings } = facts;
  const columns = columnsOf(listings, today);
  const states = listings[0]?.states.flatMap(({ iso2, oasState }) => (oasState ? [iso2] : [])) ?? [];
  const lines = states.map((iso2) => lineOf(iso2, columns, listings, publishedOf(facts, iso2), today));
  return { columns, lines };
}

export function summaryLine(facts: CoverageFacts, { iso2, required, met, score }: Line): CoverageSummaryLine {
  return { iso2, required, met, score, values: valuesView(publishedOf(facts, iso2).values) };
}

export function boardLine(
  facts: CoverageFacts,
  columns: readonly Column[],
  line: Line,
  attestedOn: string | null,
): CoverageLine {
  return {
    ...summaryLine(facts, line),
    cells: line.cells,
    missing: missingOf(columns, line.cells),
    languages: [...publishedOf(facts, line.iso2).languages].sort(),
    attestedOn,
  };
}

const valuesView = ({ confirmed, due, overdue, disputed, ...rest }: ValueCounts): CoverageValues => ({
  confirmed,
  due,
  overdue,
  neverVerified: rest['never-verified'],
  disputed,
});
