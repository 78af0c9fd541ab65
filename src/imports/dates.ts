import { nameKey } from './folded.js';
import type { DateOrder } from './import.vocabulary.js';

/** A date as far as the cell says it; a year or month alone is no date and stays as printed. */
export type ReadDate = { date: string } | { printed: string };

/** Months by how they begin, January to December, in en, es, pt and fr. */
const MONTHS = [
  'january|enero|janeiro|janvier|jan|ene',
  'february|febrero|fevereiro|fevrier|feb|fev',
  'march|marzo|marco|mars|mar',
  'april|abril|avril|apr|abr|avr',
  'may|mayo|maio|mai',
  'june|junio|junho|juin|jun',
  'july|julio|julho|juillet|jul',
  'august|agosto|aout|aug|ago',
  'september|septiembre|setiembre|setembro|septembre|sep|sept|set',
  'october|octubre|outubro|octobre|oct|out',
  'november|noviembre|novembro|novembre|nov',
  'december|diciembre|dezembro|decembre|dec|dic|dez',
].map((names) => names.split('|'));

function calendarDate(year: number, month: number, day: number): ReadDate | null {
  if (year < 1900 || year > 2100) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? { date: date.toISOString().slice(0, 10) } : null;
}

const monthOf = (word: string): number => MONTHS.findIndex((names) => names.includes(word)) + 1;

function inWords(text: string): ReadDate | null {
  const words = nameKey(text)
    .split(' ')
    .filter((word) => !['de', 'del', 'do', 'of', 'the', 'le', 'el', 'a'].includes(word));
  const month = words.map(monthOf).find((one) => one > 0);
  const numbers = words
    .flatMap((word) => /^(\d{1,4})(?:er|st|nd|rd|th|o)?$/.exec(word)?.[1] ?? [])
    .map(Number);
  const year = numbers.find((one) => one >= 1900);
  const day = numbers.find((one) => one <= 31);
  if (!month || year === undefined || words.length !== numbers.length + 1) return null;
  return day === undefined ? { printed: text } : calendarDate(year, month, day);
}

function inDigits(text: string, order: DateOrder): ReadDate | null {
  const [, first, second, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text) ?? [];
  if (year === undefined) return null;
  const [a, b, y] = [Number(first), Number(second), Number(year)];
  if (a > 12 || (order === 'day-first' && b <= 12)) return calendarDate(y, b, a);
  if (b > 12 || order === 'month-first') return calendarDate(y, a, b);
  return a === b ? calendarDate(y, a, b) : null;
}

/**
 * Reads a date in ISO form, in words of four languages, or in digits by the sender's habit.
 * @returns null where it cannot be read, or could be two days: nothing is guessed.
 */
export function readDate(cell: string, order: DateOrder): ReadDate | null {
  const text = cell.trim();
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? [];
  if (day !== undefined) return calendarDate(Number(year), Number(month), Number(day));
  if (/^(19|20)\d{2}(-(0[1-9]|1[0-2]))?$/.test(text)) return { printed: text };
  return inDigits(text, order) ?? inWords(text);
}
