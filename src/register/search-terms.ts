/** What somebody typed, taken apart. */
export interface SearchTerms {
  /** Words of names and institutions, as typed. */
  words: string[];
  /** What may be a telephone or stand in a name: digits without spaces, signs and leading zeros; and as typed. */
  numbers: { digits: string; typed: string }[];
  /** E-mail addresses or parts of them with their @. */
  emails: string[];
}

/** At most this many words count; what comes after is more likely a pasted text than a search. */
const MOST = 10;

/** Fewer digits than this are a word: an article, a year, a house number. */
const LEAST_DIGITS = 5;

const NUMBER = /(?<=^|\s)\(?\+?\d(?:[\d\s()./-]*\d)?(?=$|[\s,;)])/gu;
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/** Digits as values are searched by: an international or trunk prefix of zeros is not part of the stored number. */
const digitsOf = (text: string): string => text.replace(/\D/g, '').replace(/^0+/, '');

/** Takes a query apart. Every part must match; a query of signs alone is a word that matches nothing else. */
export function searchTerms(query: string): SearchTerms {
  const numbers: SearchTerms['numbers'] = [];
  const rest = query.normalize('NFC').replace(NUMBER, (found) => {
    const digits = digitsOf(found);
    if (digits.length < LEAST_DIGITS) return found;
    numbers.push({ digits, typed: found });
    return ' ';
  });
  const parts = rest.split(/\s+/).filter(Boolean).slice(0, MOST);
  return {
    words: parts.filter((part) => !part.includes('@')).map((part) => part.replace(EDGES, '') || part),
    numbers: numbers.slice(0, MOST),
    emails: parts.filter((part) => part.includes('@')).map((part) => part.replace(/^[<"']+|[>"',;.]+$/g, '')),
  };
}
