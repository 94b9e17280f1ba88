import { REGISTRY, type Workspace } from '@gatehouse/service-manifest';
import type { AwsTarget } from '../aws/aws-targets.ts';

/** Accounts' steps that come before the stacks of a target. */
export const beforeStacks = (place: AwsTarget, workspace: Workspace): string[] => [
  `bootstrap/${place.account}/${place.region}`,
  `public-access/${place.account}`,
  `conflicts/${place.account}`,
  ...(place.name === REGISTRY
    ? []
    : [
        `linked-roles/${place.account}`,
        `stacks/${REGISTRY}`,
        ...(workspace.environments[place.name]?.domain === undefined
          ? []
          : [`delegation/${place.name}`]),
      ]),
];
