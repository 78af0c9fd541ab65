import { inForceOn } from '../treaties/status.js';
import type { StateFacts, TreatyFacts } from '../treaties/facts.js';
import { FUNCTIONS, FRESHNESS_STATES, type FreshnessState } from '../register/vocabulary.js';

/** What a State should have in the directory. */
export const REQUIREMENTS = [
  'designation',
  'point-24-7',
  'cyber-crime-unit',
  'expert',
  'languages',
  'verified',
] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

/** `unknown`: whether it is required is not known; `partly`: only values, of which some are not confirmed in time. */
export const CELL_STATES = ['met', 'partly', 'missing', 'unknown', 'not-required'] as const;
export type CellState = (typeof CELL_STATES)[number];

/** One column of the board. Treaty, article and function belong to designations alone. */
export interface Column {
  requirement: Requirement;
  treaty: string | null;
  article: string | null;
  function: string | null;
}

export interface Cell {
  state: CellState;
  /** The day since which it is required: the treaty's entry into force for the State. */
  since: string | null;
  /** Rests on a date that nobody read on a page. */
  unverified: boolean;
}

export type ValueCounts = Record<FreshnessState, number>;

/** What the directory publishes of a State, as far as the caller may see it. */
export interface Published {
  points: number;
  units: number;
  experts: number;
  /** Networks that its 24/7 points belong to. */
  networks: ReadonlySet<string>;
  /** Languages in which its central authorities accept requests (BCP 47). */
  languages: readonly string[];
  /** `treaty function` of every designation that holds today. */
  designations: ReadonlySet<string>;
  values: ValueCounts;
}

export interface Listing {
  treaty: TreatyFacts & { articles: readonly { article: string; kind: string }[] };
  states: readonly (StateFacts & { iso2: string })[];
}

/** A State's line of the board: its cells stand in the order of the columns. */
export interface Line {
  iso2: string;
  cells: Cell[];
  required: number;
  met: number;
  score: number;
}

export const noValues = (): ValueCounts =>
  Object.fromEntries(FRESHNESS_STATES.map((state) => [state, 0])) as ValueCounts;

export const nothingPublished = (): Published => ({
  points: 0,
  units: 0,
  experts: 0,
  networks: new Set(),
  languages: [],
  designations: new Set(),
  values: noValues(),
});

/** The network of points by which parties to a treaty keep its 24/7 contact, where they designate none by name. */
const NETWORK_OF: Readonly<Record<string, string>> = { 'CETS-185': 'budapest-art-35' };

const general = (requirement: Requirement): Column => ({
  requirement,
  treaty: null,
  article: null,
  function: null,
});

/** A column for each function that States designate an authority for under a treaty in force, then what all should have. */
export function columnsOf(listings: readonly Listing[], today: string): Column[] {
  const designations = listings
    .filter(({ treaty: { enteredIntoForce } }) => enteredIntoForce !== null && enteredIntoForce <= today)
    .flatMap(({ treaty: { code, articles } }) =>
      articles
        .filter(({ kind }) => (FUNCTIONS as readonly string[]).includes(kind))
        .map(({ article, kind }) => ({
          requirement: 'designation' as const,
          treaty: code,
          article,
          function: kind,
        })),
    );
  return [...designations, ...REQUIREMENTS.filter((one) => one !== 'designation').map(general)];
}

/** One State's line on `today` (`YYYY-MM-DD`). */
export function lineOf(
  iso2: string,
  columns: readonly Column[],
  listings: readonly Listing[],
  published: Published,
  today: string,
): Line {
  const cells = columns.map((column) =>
    column.requirement === 'designation'
      ? designationCell(column, listings, iso2, published, today)
      : { state: generalState(column.requirement, published), since: null, unverified: false },
  );
  const counted = cells.filter(({ state }) => state !== 'unknown' && state !== 'not-required');
  const met = counted.filter(({ state }) => state === 'met').length;
  return { iso2, cells, required: counted.length, met, score: scoreOf(columns, cells, published.values) };
}

function designationCell(
  { treaty: code, function: role }: Column,
  listings: readonly Listing[],
  iso2: string,
  published: Published,
  today: string,
): Cell {
  const listing = listings.find(({ treaty }) => treaty.code === code)!;
  const state = listing.states.find((one) => one.iso2 === iso2);
  if (!state) return { state: 'unknown', since: null, unverified: false };
  const { answer, since, by, unverified } = inForceOn(listing.treaty, state, today);
  if (answer === 'no') return { state: 'not-required', since: null, unverified };
  const network = role === 'CONTACT_24_7' ? NETWORK_OF[code!] : undefined;
  const has =
    published.designations.has(`${code} ${role}`) ||
    (network !== undefined && published.networks.has(network));
  return {
    state: has ? 'met' : answer === 'yes' ? 'missing' : 'unknown',
    since: since ?? by,
    unverified,
  };
}

function generalState(requirement: Requirement, published: Published): CellState {
  const { points, units, experts, languages, values } = published;
  if (requirement === 'verified') return verifiedState(values);
  const has = {
    'point-24-7': points,
    'cyber-crime-unit': units,
    expert: experts,
    languages: languages.length,
  };
  return has[requirement as keyof typeof has] > 0 ? 'met' : 'missing';
}

export const currentOf = ({ confirmed, due }: ValueCounts): number => confirmed + due;
export const totalOf = (values: ValueCounts): number =>
  FRESHNESS_STATES.reduce((sum, one) => sum + values[one], 0);

function verifiedState(values: ValueCounts): CellState {
  const current = currentOf(values);
  if (current === 0) return 'missing';
  return current === totalOf(values) ? 'met' : 'partly';
}

/**
 * 0 to 100: half for how complete (the share of what is required that is there, values left out), half for how fresh
 * (the share of values that were confirmed in time).
 */
function scoreOf(columns: readonly Column[], cells: readonly Cell[], values: ValueCounts): number {
  const counted = cells.filter(
    ({ state }, index) =>
      columns[index]!.requirement !== 'verified' && (state === 'met' || state === 'missing'),
  );
  const complete = counted.filter(({ state }) => state === 'met').length / Math.max(counted.length, 1);
  const fresh = currentOf(values) / Math.max(totalOf(values), 1);
  return Math.round(50 * complete + 50 * fresh);
}

/** What is missing, as facts; the words are the reader's. */
export const missingOf = (columns: readonly Column[], cells: readonly Cell[]): (Column & Cell)[] =>
  columns
    .map((column, index) => ({ ...column, ...cells[index]! }))
    .filter(({ state }) => state === 'missing' || state === 'partly');
