import type { Finding } from '../model/finding.ts';
import type { SeverityRule } from '../policy/policy-schema.ts';

const DAY_MS = 86_400_000;

/** When we first saw a finding, and a fix for it. */
export interface FirstSeen {
  readonly finding: Date;
  readonly fix: Date | undefined;
}

/** A time that a finding is given. */
export interface Deadline {
  readonly since: Date;
  readonly days: number;
  /** The first moment that is too late. */
  readonly at: Date;
  /** What it is counted from, such as `first seen on 2026-11-23`. */
  readonly from: string;
}

/** By when a finding needs a ticket; undefined where it needs none, or its age is not known. */
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
 * By when a finding must be fixed, and why it has that time: from when a fix appeared, or while there is none, from
 * when it was found. Undefined where its age is not known.
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

/** Whole days, negative for what is still to come. */
export const daysSince = (since: Date, now: Date): number =>
  Math.floor((now.getTime() - since.getTime()) / DAY_MS);
export const day = (at: Date): string => at.toISOString().slice(0, 10);
