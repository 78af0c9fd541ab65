import { readContactValue } from '../register/contact-values.js';
import type { ContactPointInput } from '../register/document.js';
import type { ContactUse } from '../register/vocabulary.js';
import { readNumbers } from './telephones.js';

type CellKind = 'telephone' | 'fax' | 'email' | 'web';

export interface ReadContacts {
  points: ContactPointInput[];
  /** Kinds of which something could not be read: the value is refused. */
  refused: CellKind[];
  /** A number got the area code of the one before it. */
  carried: CellKind[];
}

/** What stands before a value in a cell of several. */
const LABELS =
  /(^|[\s;,/|–—])(tel[eé]fonos?|telefones?|t[eé]l[eé]phones?|telephone|phones?|fone|t[eé]ls?|fax|t[eé]l[eé]copie|e-?mails?|correos? electr[oó]nicos?|correos?|correio eletr[oô]nico|courriels?|sites?|sitio web|p[aá]gina web|website|web|url)(?:\s*[.:]+\s*:?|\s+(?=[+(\d]))/giu;

function kindOf(label: string): CellKind {
  if (/^(fax|t.l.copie)/iu.test(label)) return 'fax';
  if (/^(e-?mail|corr|cour)/iu.test(label)) return 'email';
  return /^(sit|p.gina|web|url)/iu.test(label) ? 'web' : 'telephone';
}

const trimmed = (text: string): string => text.replace(/^[\s;,/|–—-]+|[\s;,/|–—-]+$/gu, '');

/** The cell's parts by what is printed before each; what has nothing before it is of the column's own kind. */
function labelled(cell: string, kind: CellKind): { kind: CellKind; text: string }[] {
  const found = [...cell.matchAll(LABELS)];
  const starts = [{ kind, from: 0, to: found[0]?.index ?? cell.length }];
  found.forEach((match, i) =>
    starts.push({
      kind: kindOf(match[2]!),
      from: match.index + match[0].length,
      to: found[i + 1]?.index ?? cell.length,
    }),
  );
  return starts
    .map(({ kind: one, from, to }) => ({ kind: one, text: trimmed(cell.slice(from, to)) }))
    .filter(({ text }) => text !== '');
}

/** A remark in brackets after a mailbox is kept as its label. */
function readWritten(kind: 'email' | 'web', text: string, country: string | null) {
  const remark = kind === 'email' ? /\s*\(([^()]*)\)\s*$/u.exec(text) : null;
  const bare = remark ? text.slice(0, remark.index) : text;
  const parts = bare.split(kind === 'email' ? /[;,/\s]+/ : /[;\n]\s*|\s+(?=https?:)/).filter(Boolean);
  const points = parts.map((value) => ({ kind, value, label: remark?.[1]?.trim().slice(0, 200) || null }));
  const good = points.filter((point) => typeof readContactValue(point, country) !== 'string');
  return { points: good, refused: good.length < points.length };
}

/** Every contact value of one cell. `always`: its telephones answer day and night. */
export function readContacts(
  cell: string,
  kind: CellKind,
  country: string | null,
  { before = null, always = false }: { before?: string | null; always?: boolean } = {},
): ReadContacts {
  const all: ReadContacts = { points: [], refused: [], carried: [] };
  let last = before;
  for (const part of labelled(cell, kind)) {
    if (part.kind === 'email' || part.kind === 'web') {
      const read = readWritten(part.kind, part.text, country);
      all.points.push(...read.points);
      if (read.refused) all.refused.push(part.kind);
      continue;
    }
    const { numbers, unreadable, carried } = readNumbers(part.text, country, last);
    if (unreadable) all.refused.push(part.kind);
    if (carried) all.carried.push(part.kind);
    for (const { value, extension, label, afterHours } of numbers) {
      const use: ContactUse = afterHours
        ? 'after-hours'
        : always && part.kind === 'telephone'
          ? '24/7'
          : 'general';
      const asPrinted = part.text === value ? null : part.text.replace(/\s+/g, ' ').slice(0, 500);
      all.points.push({
        kind: part.kind,
        use,
        value,
        extension,
        label: label?.slice(0, 200) ?? null,
        asPrinted,
      });
    }
    last = numbers.at(-1)?.value ?? last;
  }
  return all;
}
