const DAY = 24 * 3_600_000;

/** A UTC day as the API asks for it: from its first instant to the next day's. Empty: any day. */
export function rangeOf(day: string): { from?: string; to?: string } {
  const start = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(start)) return {};
  return { from: new Date(start).toISOString(), to: new Date(start + DAY).toISOString() };
}
