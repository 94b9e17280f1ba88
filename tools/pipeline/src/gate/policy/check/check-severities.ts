import type { Policy } from '../policy-schema.ts';
import type { Check } from './check.ts';

/** Checks that the rules by severity have an effect. */
export function checkSeverities({ severities }: Policy): Check {
  const rules = Object.entries(severities);
  const nothing = rules.every(([, { action }]) => action === 'count');
  return {
    errors: nothing ? ['severities: every action is "count", so that nothing is ever blocked'] : [],
    warnings: [
      ...(!nothing && rules.every(([, { action }]) => action !== 'block')
        ? ['severities: no action is "block"; only a finding without a ticket can block']
        : []),
      ...rules.flatMap(([severity, { action, grace, ticketWithin, most }]) => [
        ...(ticketWithin !== undefined && action === 'block' && grace === undefined
          ? [
              `severities.${severity}.ticketWithin: has no effect, since "block" gives no time anyway`,
            ]
          : []),
        ...(grace !== undefined && (grace.fixed ?? 0) > (grace.unfixed ?? 0)
          ? [
              `severities.${severity}.grace: is longer where there is a fix than where there is none`,
            ]
          : []),
        ...(grace !== undefined && !grace.fixed && !grace.unfixed
          ? [`severities.${severity}.grace: gives no day at all`]
          : []),
        ...(most === 0 ? [`severities.${severity}.most: 0 is what holds without it`] : []),
      ]),
    ],
  };
}
