let second = -1;
let prefix = '';

/**
 * A moment (milliseconds since the epoch) as ISO 8601 in UTC with milliseconds, the same text as
 * `Date.prototype.toISOString`. The part down to the second is kept from one call to the next.
 */
export function timestamp(now: number): string {
  const wholeSecond = Math.floor(now / 1_000);
  if (wholeSecond !== second) {
    second = wholeSecond;
    prefix = new Date(now).toISOString().slice(0, 20);
  }
  const millisecond = now - wholeSecond * 1_000;
  if (millisecond < 10) return `${prefix}00${millisecond}Z`;
  return millisecond < 100 ? `${prefix}0${millisecond}Z` : `${prefix}${millisecond}Z`;
}
