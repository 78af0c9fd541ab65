/** A piece of HTML that was put together by `html`, and by nothing else: texts in it are escaped. */
export class Html {
  constructor(readonly text: string) {}
}

type Piece = Html | string | number | null | false | undefined | readonly Piece[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it may stand between tags and in quoted attributes. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => ENTITIES[one]!);

function written(piece: Piece): string {
  if (piece instanceof Html) return piece.text;
  if (piece === null || piece === undefined || piece === false) return '';
  if (typeof piece === 'string' || typeof piece === 'number') return escaped(String(piece));
  return piece.map(written).join('');
}

/** HTML whose gaps are escaped, unless they are `Html` themselves. Attributes must be quoted. */
export const html = (texts: TemplateStringsArray, ...gaps: Piece[]): Html =>
  new Html(texts.map((text, index) => text + written(gaps[index])).join(''));
