import type { Finding } from '../model/finding.ts';
import type { Action, Decision, Holds, Step } from '../model/verdict.ts';
import { day, daysSince, graceDeadline, graceOf, ticketDeadline } from './deadlines.ts';
import { earlierLimit } from './earlier-limit.ts';
import type { Grounds } from './grounds.ts';
import { threatOf } from './threat-of.ts';

const STRENGTH = { count: 0, warn: 1, block: 2 };

/** A decision, and when the same finding would first be decided differently; undefined: never. */
export interface Decided {
  readonly decision: Decision;
  readonly holds: Holds | undefined;
}

/** Decides on one finding by itself. The steps explain the decision; the last one decided. */
export function decideFinding(
  finding: Finding,
  { policy, excuse, firstSeen, now }: Grounds,
): Decided {
  const steps: Step[] = [];
  const done = (action: Action, holds?: Holds): Decided => ({
    decision: { finding, action, steps },
    holds,
  });
  const say = (rule: string, says: string) => steps.push({ rule, says });

  const rule = policy.severities[finding.severity];
  say('severity', `${finding.severity}: ${rule.action}`);
  const ticket = ticketDeadline(finding, rule, firstSeen);
  const overdue = ticket !== undefined && now >= ticket.at;
  let action = overdue ? 'block' : rule.action;
  if (overdue)
    say(
      'ticket',
      `known for ${daysSince(ticket.since, now)} days (${ticket.from}), ${ticket.days} are allowed without a ticket${firstSeen ? '' : NO_RECORD}`,
    );

  const outside = finding.inBundle === false && STRENGTH[policy.outsideBundle] < STRENGTH.block;
  const threat = threatOf(finding, policy);
  const limited = outside && threat === undefined;
  if (outside && STRENGTH[policy.outsideBundle] < STRENGTH[action]) {
    if (threat) say('outside-bundle', `nothing of it is in the bundle, but ${threat}`);
    else {
      action = policy.outsideBundle;
      say('outside-bundle', `nothing of it is in the bundle: ${action} at the most`);
    }
  }

  for (const note of excuse.notes) say('exception', note);
  const [exception] = excuse.exceptions;
  if (exception) {
    say('exception', `${exception.file}, by ${exception.owner}, until ${day(exception.expires)}`);
    return done('except');
  }
  const ticketEnds =
    ticket && !overdue && !limited
      ? { until: ticket.at, because: `${nameOf(finding)} needs a ticket by then` }
      : undefined;
  if (action !== 'block' || overdue) {
    // The deciding step comes last.
    if (excuse.notes.length > 0)
      say(overdue ? 'ticket' : 'severity', `${action}: no exception applies`);
    return done(action, ticketEnds);
  }
  const grace = graceOf(finding, rule);
  if (grace.days === 0) {
    if (excuse.notes.length > 0) say('severity', 'block: no exception applies');
    return done('block');
  }
  const end = graceDeadline(finding, grace.days, firstSeen);
  if (threat) say('grace', `none: ${threat}`);
  else if (end === undefined) say('grace', 'none: its age is not known');
  else {
    const within = now >= end.since && now < end.at;
    say(
      'grace',
      `${grace.days} days ${grace.why}, known for ${daysSince(end.since, now)} (${end.from})${within ? '' : ': expired'}${firstSeen ? '' : NO_RECORD}`,
    );
    if (within)
      return done(
        'grace',
        earlierLimit(ticketEnds, {
          until: end.at,
          because: `the grace of ${nameOf(finding)} ends`,
        }),
      );
  }
  return done('block');
}

const NO_RECORD = '; there is no record of when it was first seen here (--first-seen)';

const nameOf = ({ id, package: { name } }: Finding) => `${id} in ${name}`;
