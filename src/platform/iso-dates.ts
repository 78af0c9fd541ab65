/** The profile of ISO 8601 that RFC 3339 chose; neither week dates nor offsets that PostgreSQL refuses. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/** A date of the calendar as `YYYY-MM-DD`, from year 1 on: PostgreSQL knows no year 0. */
export function isCalendarDate(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(value) &&
    value >= '0001-01-01' &&
    !Number.isNaN(Date.parse(value)) &&
    new Date(value).toISOString().startsWith(value)
  );
}

/** An instant that says its zone, such as `2026-03-31T18:00:00Z`, and that both JavaScript and PostgreSQL can read. */
export function isInstant(value: unknown): value is string {
  return (
    typeof value === 'string' && isCalendarDate(INSTANT.exec(value)?.[1]) && !Number.isNaN(Date.parse(value))
  );
}
