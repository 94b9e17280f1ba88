import { isAbout, type Exception } from '../exceptions/exception.ts';
import type { Finding } from '../model/finding.ts';
import type { Action, Decision, Step } from '../model/verdict.ts';
import type { Policy, SeverityRule } from '../policy/policy-schema.ts';

const DAY_MS = 86_400_000;
const STRENGTH = { count: 0, warn: 1, block: 2 };

/** Decides on one finding by itself. The steps tell how it came about; the last one decided. */
export function decideFinding(
  finding: Finding,
  exceptions: readonly Exception[],
  policy: Policy,
  now: Date,
): Decision {
  const steps: Step[] = [];
  const done = (action: Action): Decision => ({ finding, action, steps });
  const say = (rule: string, says: string) => steps.push({ rule, says });

  const rule = policy.severities[finding.severity];
  say('severity', `${finding.severity}: ${rule.action}`);
  const overdue = isOverdue(finding, rule, now);
  let action = overdue ? 'block' : rule.action;
  if (overdue)
    say('ticket', `known for ${overdue} days, ${rule.ticketWithin} are allowed without a ticket`);

  if (finding.inBundle === false && STRENGTH[policy.outsideBundle] < STRENGTH[action]) {
    if (finding.exploited)
      say('outside-bundle', 'nothing of it is in the bundle, but it is exploited');
    else {
      action = policy.outsideBundle;
      say('outside-bundle', `nothing of it is in the bundle: ${action} at the most`);
    }
  }

  const exception = exceptions.find((each) => isAbout(each, finding));
  if (exception) {
    say('exception', `${exception.file}, by ${exception.owner}, until ${day(exception.expires)}`);
    return done('except');
  }
  if (action !== 'block' || overdue) return done(action);

  const grace = graceOf(finding, rule);
  if (grace.days === 0) return done('block');
  if (finding.exploited) say('grace', 'none: it is known to be exploited');
  else if (finding.publishedAt === undefined) say('grace', 'none: its age is not known');
  else {
    const age = ageInDays(finding.publishedAt, now);
    const within = age >= 0 && age < grace.days;
    say(
      'grace',
      `${grace.days} days ${grace.why}, known for ${Math.floor(age)}${within ? '' : ': over'}`,
    );
    if (within) return done('grace');
  }
  return done('block');
}

/** Days for which it has been known without a ticket, where these are too many. One of unknown age has time. */
function isOverdue(
  { publishedAt }: Finding,
  { ticketWithin }: SeverityRule,
  now: Date,
): number | undefined {
  if (ticketWithin === undefined || publishedAt === undefined) return undefined;
  const age = ageInDays(publishedAt, now);
  return age >= ticketWithin ? Math.floor(age) : undefined;
}

function graceOf({ fixedIn }: Finding, { grace = {} }: SeverityRule) {
  return fixedIn.length > 0
    ? { days: grace.fixed ?? 0, why: 'where there is a fix' }
    : { days: grace.unfixed ?? 0, why: 'while there is no fix' };
}

const ageInDays = (since: Date, now: Date) => (now.getTime() - since.getTime()) / DAY_MS;
const day = (at: Date) => at.toISOString().slice(0, 10);
