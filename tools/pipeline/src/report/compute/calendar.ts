/** Days are numbers: whole days since 1970, in UTC, independent of time zones and daylight saving. */
const DAY_MS = 86_400_000;

export const dayOf = (at: number): number => Math.floor(at / DAY_MS);
/** The first moment of a day. */
export const startOf = (day: number): number => day * DAY_MS;
/** `2026-11-30` */
export const dateOf = (day: number): string => new Date(startOf(day)).toISOString().slice(0, 10);

/** @returns undefined for a text that is not a calendar day */
export function parseDate(text: string): number | undefined {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(at) && dateOf(dayOf(at)) === text ? dayOf(at) : undefined;
}

/** The last days of the weeks (Sundays) from one day to another, and that day itself. */
export function weekEnds(first: number, last: number): number[] {
  const days: number[] = [];
  // 1970-01-04 was a Sunday.
  for (let day = first + ((((3 - first) % 7) + 7) % 7); day < last; day += 7) days.push(day);
  return [...days, last];
}

/** `2026-Q4` */
export function quarterOf(day: number): string {
  const at = new Date(startOf(day));
  return `${at.getUTCFullYear()}-Q${Math.floor(at.getUTCMonth() / 3) + 1}`;
}

/** Quarters from one day to another, each with its last day, or the last day of all. */
export function quartersBetween(first: number, last: number): { name: string; end: number }[] {
  const quarters = new Map<string, number>();
  for (let day = first; day <= last; day += 1) quarters.set(quarterOf(day), day);
  return [...quarters].map(([name, end]) => ({ name, end }));
}
