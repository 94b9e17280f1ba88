import type { Workspace } from '@gatehouse/service-manifest';
import type { AwsTarget } from './aws/aws-targets.ts';
import type { Step } from './step.ts';
import { ownDelegation } from './steps/delegation.ts';
import { foreignDelegation } from './steps/foreign-delegation.ts';
import { hostedZone } from './steps/hosted-zone.ts';

/** All zones first, then the delegations, of a domain before its subdomains. */
export function domainSteps(environments: readonly AwsTarget[], workspace: Workspace): Step[] {
  const domains = environments
    .flatMap((place) => {
      const { domain } = workspace.environments[place.name]!;
      return domain === undefined ? [] : [{ place, domain }];
    })
    .sort((a, b) => a.domain.length - b.domain.length);
  return [
    ...domains.map(({ place, domain }) => hostedZone(place, domain)),
    ...domains.map(({ place, domain }) => {
      // The nearest parent.
      const parent = domains.findLast((each) => domain.endsWith(`.${each.domain}`));
      return parent ? ownDelegation(place, domain, parent.place) : foreignDelegation(place, domain);
    }),
  ];
}
