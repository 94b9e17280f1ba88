import type { Finding } from '../model/finding.ts';
import type { SeverityRule } from '../policy/severity-rule-schema.ts';

const DAY_MS = 86_400_000;

/** When we first saw a finding, and a fix for it. */
export interface FirstSeen {
  readonly finding: Date;
  readonly fix: Date | undefined;
}

/** The time limit of a finding. */
export interface Deadline {
  readonly since: Date;
  readonly days: number;
  /** The first moment that is too late. */
  readonly at: Date;
  /** The start of the period, such as `first seen on 2026-11-23`. */
  readonly from: string;
}

/** When a finding must have a ticket; undefined if it needs none, or its age is unknown. */
export function ticketDeadline(
  { publishedAt }: Finding,
  { ticketWithin }: SeverityRule,
  seen: FirstSeen | undefined,
): Deadline | undefined {
  if (ticketWithin === undefined) return undefined;
  if (seen) return deadline(seen.finding, ticketWithin, 'first seen');
  return publishedAt && deadline(publishedAt, ticketWithin, 'published');
}

/**
 * When a finding must be fixed, and the start of the period: the day on which a fix appeared or, without one, the day
 * on which it was found. Undefined if its age is unknown.
 */
export function graceDeadline(
  { publishedAt, fixedIn }: Finding,
  days: number,
  seen: FirstSeen | undefined,
): Deadline | undefined {
  if (seen && fixedIn.length > 0 && seen.fix !== undefined)
    return deadline(seen.fix, days, 'a fix first seen');
  if (seen) return deadline(seen.finding, days, 'first seen');
  return publishedAt && deadline(publishedAt, days, 'published');
}

function deadline(since: Date, days: number, what: string): Deadline {
  const from = `${what} on ${day(since)}`;
  return { since, days, at: new Date(since.getTime() + days * DAY_MS), from };
}

/** Whole days, negative for the future. */
export const daysSince = (since: Date, now: Date): number =>
  Math.floor((now.getTime() - since.getTime()) / DAY_MS);
export const day = (at: Date): string => at.toISOString().slice(0, 10);

export function graceOf({ fixedIn }: Finding, { grace = {} }: SeverityRule) {
  return fixedIn.length > 0
    ? { days: grace.fixed ?? 0, why: 'where there is a fix' }
    : { days: grace.unfixed ?? 0, why: 'while there is no fix' };
}
