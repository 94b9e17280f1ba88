import { lastPartOf } from '../../aws/last-part-of.ts';
import type { Aws } from '../aws.ts';
import type { Definition } from '../plan/deploy-files.ts';
import { placeholdersIn } from '../plan/fill-in.ts';
import type { Location } from '../subject.ts';
import { checkAlarms } from './check-alarms.ts';
import { checkCluster } from './check-cluster.ts';
import { checkLogGroup } from './check-log-group.ts';
import { checkRole } from './check-role.ts';
import { checkSecret } from './check-secret.ts';
import { checkTargetGroup } from './check-target-group.ts';
import { runChecks, type Check, type PreflightProblem } from './run-checks.ts';

/** One thing that a deployment needs, and its check. */
export interface Need {
  /** `role payments-production-task` */
  readonly what: string;
  readonly check: Check;
}

/**
 * Checks everything that a deployment needs besides the image and the service itself, and changes nothing.
 * @param definition With the values of parameters filled in.
 * @param secrets Names of the secrets that the service needs.
 */
export const preflight = (
  aws: Aws,
  location: Location,
  definition: Definition,
  secrets: readonly string[],
): Promise<PreflightProblem[]> =>
  runChecks(needsOf(aws, location, definition, secrets).map(({ check }) => check));

/** The list of checks of `preflight`; pure. */
export function needsOf(
  aws: Aws,
  location: Location,
  { taskDefinition, service: wanted }: Definition,
  secrets: readonly string[],
): Need[] {
  const { taskRoleArn, executionRoleArn, containerDefinitions = [] } = taskDefinition;
  const { loadBalancers = [], networkConfiguration } = wanted;
  const roles = [taskRoleArn, executionRoleArn].flatMap((arn) => arn ?? []);
  const trafficRoles = loadBalancers.flatMap(
    ({ advancedConfiguration }) => advancedConfiguration?.roleArn ?? [],
  );
  const logGroups = containerDefinitions.flatMap(
    ({ logConfiguration }) => logConfiguration?.options?.['awslogs-group'] ?? [],
  );
  const targetGroups = loadBalancers
    .flatMap(({ targetGroupArn, advancedConfiguration }) => [
      targetGroupArn,
      advancedConfiguration?.alternateTargetGroupArn,
    ])
    .flatMap((arn) => (arn?.startsWith('arn:') ? [arn] : []));
  return [
    {
      what: `cluster ${location.names.cluster}`,
      check: () => checkCluster(aws, location, wanted),
    },
    ...roles.map((arn) => ({ what: `role ${lastPartOf(arn)}`, check: () => checkRole(aws, arn) })),
    ...logGroups.map((name) => ({
      what: `log group ${name}`,
      check: () => checkLogGroup(aws, name),
    })),
    ...secrets.map((name) => ({ what: `secret ${name}`, check: () => checkSecret(aws, name) })),
    { what: 'alarms of the deployment', check: () => checkAlarms(aws, wanted) },
    {
      what: 'network',
      check: async () => placeholdersIn(networkConfiguration).map(missingParameter),
    },
    {
      what: 'load balancers',
      check: async () => placeholdersIn(loadBalancers).map(missingParameter),
    },
    ...[...new Set(trafficRoles)].map((arn) => ({
      what: `role ${lastPartOf(arn)}`,
      check: () => checkRole(aws, arn, '"platform"'),
    })),
    ...targetGroups.map((arn) => ({
      what: `target group ${arn.split('/').at(-2) ?? arn}`,
      check: () => checkTargetGroup(aws, arn),
    })),
  ];
}

const missingParameter = (name: string) =>
  `there is no parameter ${name}, or it has no single value: deploy the infrastructure first`;
