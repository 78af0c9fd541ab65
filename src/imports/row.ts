import { hasUnsafeCharacters } from '../platform/safe-text.js';
import type { RegisterName } from '../register/vocabulary.js';
import { meaningOf } from './folded.js';
import type { DateOrder, ImportField } from './import.vocabulary.js';
import type { Remark, RemarkCode } from './remarks.js';
import { shown } from './shown.js';
import type { StateNames } from './state-names.js';

/** How a file's columns are read. */
export interface Reading {
  /** As printed. */
  headers: readonly string[];
  /** What each column holds, in the file's order; null: nothing that is imported. */
  columns: readonly (ImportField | null)[];
  dates: DateOrder;
  /** For rows that do not say theirs. */
  register: RegisterName | null;
  states: StateNames;
}

/** The cells of one row by field; collects what is to be remarked. */
export class Row {
  readonly reasons: Remark[] = [];
  readonly warnings: Remark[] = [];

  constructor(
    readonly reading: Reading,
    private readonly cells: readonly string[],
  ) {}

  /** The cell's text, empty where it says nothing. A refused one counts as empty. */
  text(field: ImportField): string {
    const index = this.reading.columns.indexOf(field);
    return index < 0 ? '' : meaningOf(this.cells[index] ?? '');
  }

  /** As `text`, refused with a warning where it holds hidden characters or is too long. */
  plain(field: ImportField, max: number, { lines = false } = {}): string | null {
    const text = lines ? this.text(field) : this.text(field).replace(/\s*[\r\n]+\s*/g, ', ');
    if (text === '') return null;
    if (hasUnsafeCharacters(text)) return this.warn(field, 'hidden');
    if (text.length > max) return this.warn(field, 'too-long', String(max));
    return text;
  }

  warn(field: ImportField, code: RemarkCode, about?: string): null {
    this.warnings.push(this.remark(field, code, about));
    return null;
  }

  reject(field: ImportField, code: RemarkCode, about?: string): void {
    this.reasons.push(this.remark(field, code, about));
  }

  private remark(field: ImportField, code: RemarkCode, about?: string): Remark {
    return { column: this.columnOf(field), code, ...(about === undefined ? {} : { about }) };
  }

  private columnOf(field: ImportField): string | null {
    const header = this.reading.headers[this.reading.columns.indexOf(field)];
    return header === undefined ? null : shown(header);
  }
}
