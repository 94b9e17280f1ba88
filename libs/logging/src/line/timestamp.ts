let second = -1;
let prefix = '';

/**
 * A time (milliseconds since the epoch) as ISO 8601 in UTC with milliseconds, identical to
 * `Date.prototype.toISOString`. The part up to the second is cached between calls.
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
