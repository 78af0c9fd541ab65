import type { EntryInput, EntryPatch } from '../register/entry-input.js';
import type { FieldDifference } from '../register/difference.js';
import type { RegisterName } from '../register/vocabulary.js';
import { compare, type Compared, type Content } from './comparison.js';
import type { Outcome } from './import.vocabulary.js';
import type { Remark, RemarkCode } from './remarks.js';
import { authorityKey, type ReadRow } from './row.reader.js';

/** An entry of the directory that a row is about. */
export interface Standing {
  entryId: string;
  version: number;
  content: Content;
  /** What changes that await a decision would make of it. */
  proposed: Content[];
}

/** An entry that a new row looks like: another name, but nearly the same, or a number of the same State's. */
export interface Lookalike {
  entryId: string;
  why: RemarkCode;
}

/** What a commit does for a row. */
export type Work = { kind: 'create'; input: EntryInput } | { kind: 'update' | 'conflict'; patch: EntryPatch };

export interface PlannedRow {
  line: number;
  outcome: Outcome;
  name: string | null;
  register: RegisterName | null;
  country: string | null;
  reasons: Remark[];
  warnings: Remark[];
  /** The entry it is about, when the directory has it. */
  entryId: string | null;
  /** The entry's version at the preview. */
  version: number | null;
  /** The line that it is merged into, or clashes with. */
  into: number | null;
  difference: FieldDifference[];
  work: Work | null;
}

/** What the rows are compared with. */
export interface Surroundings {
  /** By authority key. */
  standing: ReadonlyMap<string, Standing>;
  /** By line; only for rows that no entry is the same as. */
  lookalikes: ReadonlyMap<number, Lookalike>;
  /** Lines of which a person said that they are new entries all the same. */
  distinct: ReadonlySet<number>;
}

/** What is known of one authority while the rows about it are gone through. */
interface Group {
  standing: Standing | null;
  lead: PlannedRow | null;
  content: Content;
}

const contentOf = (input: EntryInput): Content => {
  const { contactPoints, country: _, kind: __, names: ___, ...fields } = input;
  return { fields, contactPoints: contactPoints ?? [] };
};

/** Decides row by row, in the file's order, what would become of each. Nothing is written. */
export function planRows(rows: readonly ReadRow[], around: Surroundings): PlannedRow[] {
  const groups = new Map<string, Group>();
  return rows.map((row) => planRow(row, groups, around));
}

function planRow(row: ReadRow, groups: Map<string, Group>, around: Surroundings): PlannedRow {
  const planned = blank(row);
  if (row.empty) return planned;
  if (!row.input) return { ...planned, outcome: 'rejected' };
  const key = authorityKey(row);
  const group = groups.get(key) ?? startOf(around.standing.get(key) ?? null);
  if (!group) {
    const lookalike = around.distinct.has(row.line) ? undefined : around.lookalikes.get(row.line);
    const made = lookalike ? heldBack(planned, lookalike) : created(planned, row.input);
    groups.set(key, { standing: null, lead: lookalike ? null : made, content: contentOf(row.input) });
    return made;
  }
  groups.set(key, group);
  return follow(planned, row.input, group);
}

const startOf = (standing: Standing | null): Group | null =>
  standing && { standing, lead: null, content: standing.content };

const blank = ({ line, name, register, country, reasons, warnings }: ReadRow): PlannedRow => ({
  line,
  outcome: 'skipped',
  name,
  register,
  country,
  reasons: [...reasons],
  warnings: [...warnings],
  entryId: null,
  version: null,
  into: null,
  difference: [],
  work: null,
});

const created = (row: PlannedRow, input: EntryInput): PlannedRow =>
  Object.assign(row, { outcome: 'create', work: { kind: 'create', input } });

const because = (row: PlannedRow, code: RemarkCode, about: Omit<Remark, 'column' | 'code'> = {}): void =>
  void row.reasons.push({ column: null, code, ...about });

function heldBack(row: PlannedRow, { entryId, why }: Lookalike): PlannedRow {
  because(row, why);
  return Object.assign(row, { outcome: 'duplicate', entryId });
}

/** A row about an authority that the directory, or a row before it, already speaks of. */
function follow(row: PlannedRow, input: EntryInput, group: Group): PlannedRow {
  const { standing, lead } = group;
  Object.assign(row, { entryId: standing?.entryId ?? null, version: standing?.version ?? null });
  const said = contentOf(input);
  const compared = compare(group.content, said, input.country);
  const direct = standing !== null && lead === null;
  const replaceable = compared.clashes.filter((field) => !['contactPoints', 'address'].includes(field));
  const settled = direct && compared.clashes.length === replaceable.length ? compared.proposed : null;
  const awaited = standing?.proposed.some((content) => says(content, said, input.country)) ?? false;
  if (compared.added.length + compared.clashes.length === 0)
    return lead ? merged(row, lead) : duplicate(row, 'says-nothing-new');
  if (awaited) return duplicate(row, 'already-proposed');
  if (compared.clashes.length > 0 && !settled) return conflicting(row, group, compared);
  const next = settled ?? compared.union;
  if (!lead) group.lead = updated(row, group.content, next);
  else extend(merged(row, lead), lead, next);
  group.content = next;
  return row;
}

/** Whether nothing of what the row says is missing. */
function says(content: Content, said: Content, country: string | null): boolean {
  const { added, clashes } = compare(content, said, country);
  return added.length + clashes.length === 0;
}

function merged(row: PlannedRow, lead: PlannedRow): PlannedRow {
  because(row, 'same-as-line', { about: String(lead.line) });
  return Object.assign(row, { outcome: 'merged', into: lead.line });
}

function duplicate(row: PlannedRow, why: RemarkCode): PlannedRow {
  because(row, why);
  return Object.assign(row, { outcome: 'duplicate' });
}

const differences = (
  before: Content,
  after: Content,
): { patch: EntryPatch; difference: FieldDifference[] } => {
  const patch: Record<string, unknown> = {};
  const difference: FieldDifference[] = [];
  for (const [field, value] of Object.entries(after.fields)) {
    if (JSON.stringify(before.fields[field] ?? null) === JSON.stringify(value ?? null)) continue;
    patch[field] = value;
    difference.push({ field, before: before.fields[field] ?? null, after: value });
  }
  const points = (content: Content) =>
    content.contactPoints.map(({ kind, value, extension }) => ({
      kind,
      value,
      extension: extension ?? null,
    }));
  if (JSON.stringify(points(before)) !== JSON.stringify(points(after))) {
    patch['contactPoints'] = after.contactPoints;
    difference.push({ field: 'contactPoints', before: points(before), after: points(after) });
  }
  return { patch: patch as EntryPatch, difference };
};

function updated(row: PlannedRow, before: Content, after: Content): PlannedRow {
  const { patch, difference } = differences(before, after);
  return Object.assign(row, { outcome: 'update', difference, work: { kind: 'update', patch } });
}

/** The first row about the authority also writes what later ones add. */
function extend(row: PlannedRow, lead: PlannedRow, next: Content): void {
  if (lead.work?.kind === 'create') {
    const { input } = lead.work;
    lead.work = { kind: 'create', input: { ...input, ...next.fields, contactPoints: next.contactPoints } };
  } else if (lead.work) {
    const patch: EntryPatch = {
      ...lead.work.patch,
      ...(next.fields as EntryPatch),
      contactPoints: next.contactPoints,
    };
    lead.work = { kind: 'update', patch };
    lead.difference.push(...row.difference);
  }
}

function conflicting(row: PlannedRow, group: Group, compared: Compared): PlannedRow {
  const { patch, difference } = differences(group.content, compared.proposed);
  const fields = compared.clashes;
  if (group.lead) because(row, 'differs-from-line', { about: String(group.lead.line), fields });
  else because(row, 'differs-from-directory', { fields });
  return Object.assign(row, {
    outcome: 'conflict',
    into: group.lead?.line ?? null,
    difference,
    work: { kind: 'conflict', patch },
  });
}
