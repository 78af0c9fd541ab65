import { LANGUAGES, type Language } from './problems.js';

/** The best of the four languages for an `Accept-Language` header (RFC 9110, 12.5.4); null when none fits. */
export function askedLanguage(header: string | null | undefined): Language | null {
  const wanted = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
      const weight = parameters.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find(Boolean);
      return { language: LANGUAGES.find((one) => one === tag.split('-')[0]), weight: Number(weight ?? 1) };
    })
    .filter(
      (one): one is { language: Language; weight: number } => one.language !== undefined && one.weight > 0,
    )
    .sort((a, b) => b.weight - a.weight);
  return wanted[0]?.language ?? null;
}

/** The same; English when none fits. */
export const preferredLanguage = (header: string | null | undefined): Language =>
  askedLanguage(header) ?? 'en';
