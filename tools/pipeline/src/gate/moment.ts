import * as z from 'zod';

/** https://www.rfc-editor.org/rfc/rfc3339#section-5.6, with the space that its note allows. */
const RFC_3339 =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const MINUTE_MS = 60_000;
/** 1990-01-01 and 2100-01-01 in seconds since 1970: milliseconds and counters are not between them. */
const EPOCH = { first: 631_152_000, last: 4_102_444_800 };

/**
 * Parses an RFC 3339 time: a date and a time with a zone. The result does not depend on this machine's time zone.
 * @returns undefined for anything else, such as a time without a zone or a day that does not exist
 */
export function parseMoment(text: string): Date | undefined {
  const [, year, month, day, hour, minute, second, fraction, sign, zoneHour, zoneMinute] =
    RFC_3339.exec(text) ?? [];
  if (year === undefined) return undefined;
  const [months, days] = [Number(month), Number(day)];
  const at = new Date(0);
  at.setUTCFullYear(Number(year), months - 1, days);
  if (at.getUTCMonth() !== months - 1 || at.getUTCDate() !== days) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  if (Number(zoneHour ?? 0) > 23 || Number(zoneMinute ?? 0) > 59) return undefined;
  const offset = (Number(zoneHour ?? 0) * 60 + Number(zoneMinute ?? 0)) * (sign === '-' ? -1 : 1);
  const milliseconds = Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
  at.setUTCHours(Number(hour), Number(minute), Number(second), milliseconds);
  const moment = new Date(at.getTime() - offset * MINUTE_MS);
  return Number(second) === 60 && !isLeapSecond(moment) ? undefined : moment;
}

/**
 * A 61st second is the last one of a month in UTC; it is read as the first one of the next month.
 */
const isLeapSecond = (next: Date) =>
  next.getUTCDate() === 1 && next.getUTCHours() + next.getUTCMinutes() + next.getUTCSeconds() === 0;

/**
 * Parses a time that is documented to be in UTC and is written without a zone, such as GitLab's `2026-11-23T10:00:00`.
 * @returns undefined for anything else, including a time with a zone
 */
export const parseUtcMoment = (text: string): Date | undefined =>
  /^[\d:.T-]+$/.test(text) ? parseMoment(`${text}Z`) : undefined;

const orProblem =
  (parse: (text: string) => Date | undefined, error: string) =>
  (text: string, context: z.RefinementCtx) => {
    const moment = parse(text);
    if (moment !== undefined) return moment;
    context.addIssue({ code: 'custom', message: error });
    return z.NEVER;
  };

/** A time in a document: RFC 3339 with a zone. */
export const moment = z
  .string()
  .transform(
    orProblem(
      parseMoment,
      'must be a date and a time with a zone (RFC 3339), such as 2026-11-23T10:00:00Z',
    ),
  );

/** A time without a zone in a document whose format prescribes UTC. */
export const utcMoment = z
  .string()
  .transform(
    orProblem(
      parseUtcMoment,
      'must be a date and a time in UTC without a zone, such as 2026-11-23T10:00:00',
    ),
  );

/** An AWS time, as returned by the SDK (Date), the CLI (text) and older CLIs (seconds since 1970, with a fraction). */
export const awsMoment = z.union(
  [
    z.date(),
    moment,
    z
      .number()
      .min(EPOCH.first)
      .max(EPOCH.last)
      .transform((seconds) => new Date(seconds * 1_000)),
  ],
  {
    error:
      'must be a date and a time with a zone (RFC 3339), or seconds since 1970 of a year from 1990 to 2099',
  },
);
