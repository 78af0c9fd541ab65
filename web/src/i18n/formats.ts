/** Made once each: making a format takes a hundred times as long as using it, and a list uses one a line. */
const made = new Map<string, unknown>();

function once<Format>(kind: string, tag: string, options: object, make: () => Format): Format {
  const key = `${kind} ${tag} ${JSON.stringify(options)}`;
  const known = made.get(key) as Format | undefined;
  if (known !== undefined) return known;
  const format = make();
  made.set(key, format);
  return format;
}

/** @param tag the reader's language (BCP 47), as of all formats here */
export const dateFormat = (tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  once('date', tag, options, () => new Intl.DateTimeFormat(tag, options));

export const numberFormat = (tag: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat =>
  once('number', tag, options, () => new Intl.NumberFormat(tag, options));

export const listFormat = (tag: string, options: Intl.ListFormatOptions = {}): Intl.ListFormat =>
  once('list', tag, options, () => new Intl.ListFormat(tag, options));

export const timeSpanFormat = (
  tag: string,
  options: Intl.RelativeTimeFormatOptions,
): Intl.RelativeTimeFormat => once('span', tag, options, () => new Intl.RelativeTimeFormat(tag, options));

/** How the language says others, or States. */
export const displayNames = (tag: string, options: Intl.DisplayNamesOptions): Intl.DisplayNames =>
  once('names', tag, options, () => new Intl.DisplayNames([tag], options));
