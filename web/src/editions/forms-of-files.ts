/** The formats of an edition's files, by the names that programs give them. */
export const FORMATS = [
  { value: 'pdf', label: 'PDF' },
  { value: 'xlsx', label: 'Excel (XLSX)' },
  { value: 'csv', label: 'CSV' },
  { value: 'json', label: 'JSON' },
  { value: 'ndjson', label: 'NDJSON' },
  { value: 'vcf', label: 'vCard' },
] as const;

/** The languages of an edition, each by its own name. */
export const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Español' },
  { value: 'pt', label: 'Português' },
  { value: 'fr', label: 'Français' },
] as const;

const nameIn = (list: readonly { value: string; label: string }[], value: string): string =>
  list.find((one) => one.value === value)?.label ?? value;

export const languageName = (language: string): string => nameIn(LANGUAGES, language);

/** Their names, in the order in which they are offered. */
export const formatNames = (formats: readonly string[]): string =>
  FORMATS.filter(({ value }) => formats.includes(value))
    .map(({ label }) => label)
    .join(', ');
