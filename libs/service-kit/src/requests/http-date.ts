/** Whether a time is later than a header says. */
export function isLater(date: Date | undefined, than: string | undefined): boolean {
  const limit = secondsOf(than);
  return date !== undefined && limit !== undefined && inSeconds(date) > limit;
}

/** A time without the fractions that HTTP dates do not have. */
export const inSeconds = (date: Date) => Math.floor(date.getTime() / 1_000);

/** An obsolete form of dates that servers must accept (RFC 9110, 5.6.7): `Sun Nov  6 08:49:37 1994`. */
const ASCTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:]{8} \d{4}$/;

/** HTTP dates have no fractions of seconds. A malformed one counts as missing (13.1.3). */
export function secondsOf(date: string | undefined): number | undefined {
  if (date === undefined || !/^[A-Z][a-z]+,? /.test(date)) return undefined;
  // Without its zone, this form would be local time.
  const time = Date.parse(ASCTIME.test(date) ? `${date} GMT` : date);
  return Number.isNaN(time) ? undefined : time / 1_000;
}
