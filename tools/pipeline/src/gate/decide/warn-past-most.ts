import { SEVERITIES } from '../model/severity.ts';
import type { Decision } from '../model/verdict.ts';
import type { Policy } from '../policy/policy-schema.ts';

/** Turns warnings into counts if there are no more of that severity than the policy tolerates. */
export function warnPastMost(decisions: readonly Decision[], policy: Policy): Decision[] {
  const quiet = new Set(
    SEVERITIES.filter((severity) => {
      const { most = 0 } = policy.severities[severity];
      const warned = decisions.filter(
        ({ action, finding }) => action === 'warn' && finding.severity === severity,
      );
      return warned.length <= most;
    }),
  );
  return decisions.map((decision) => {
    const { severity } = decision.finding;
    if (decision.action !== 'warn' || !quiet.has(severity)) return decision;
    const says = `no more than ${policy.severities[severity].most ?? 0} of ${severity}: count`;
    return { ...decision, action: 'count', steps: [...decision.steps, { rule: 'most', says }] };
  });
}
