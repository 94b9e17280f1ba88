import type { Difference } from '../../deploy/plan/differences.ts';
import type { Loss } from './loss.ts';

/**
 * Why it differs, by the beginning of the path; other settings are Gatehouse's defaults for every
 * service.
 */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^taskDefinition\.taskRoleArn/, 'Gatehouse makes a role: list what it may use under "grants"'],
  [/^taskDefinition\.executionRoleArn/, 'Gatehouse makes a role'],
  [/^taskDefinition\.containerDefinitions\.[^.]+$/, 'a service has one container'],
  [
    /^taskDefinition\.(?:volumes|.*\.mountPoints)/,
    'grant a volume, and copy the files: npx nx generate grant NAME volume VOLUME',
  ],
  [/\.healthCheck\.command/, 'the image asks /health of the service'],
  [/\.(?:command|entryPoint)$/, 'the image starts the service'],
  [/\.environment\./, 'set by Gatehouse, or left out'],
  [/\.secrets\./, 'read at run time, or injected by name'],
  [/^service\.networkConfiguration/, 'Gatehouse makes the network'],
  [/^service\.loadBalancers/, 'Gatehouse makes the target group'],
  [/^service\.(?:launchType|placement)/, 'Fargate runs and places the tasks'],
  [/^service\.serviceConnect/, 'list the called services under "calls"'],
  [/^service\.serviceRegistries/, 'a service is found by its load balancer'],
  [/^service\.volumeConfigurations/, 'grant a volume, whose files outlive the tasks'],
];

/** Differences as losses, with a reason where one is known. */
export const lossesOf = (of: string, found: readonly Difference[]): Loss[] =>
  found.map(({ path, from, to }) => {
    const full = [of, ...path].join('.');
    const reason = REASONS.find(([pattern]) => pattern.test(full))?.[1];
    const what = from === undefined ? 'is added' : to === undefined ? 'is dropped' : 'is changed';
    return { path: full, what: reason === undefined ? what : `${what}: ${reason}` };
  });
