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
import { findingsOf, type Finding } from './finding.ts';

/**
 * Looks for all that a deployment needs besides the image and the service itself, and changes nothing.
 * @param definition With the values of parameters in it.
 * @param secrets Names of those that the service needs.
 */
export async function preflight(
  aws: Aws,
  location: Location,
  { taskDefinition, service: wanted }: Definition,
  secrets: readonly string[],
): Promise<Finding[]> {
  const { taskRoleArn, executionRoleArn, containerDefinitions = [] } = taskDefinition;
  const { loadBalancers = [] } = wanted;
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
  return findingsOf([
    () => checkCluster(aws, location, wanted),
    ...roles.map((arn) => () => checkRole(aws, arn)),
    ...logGroups.map((name) => () => checkLogGroup(aws, name)),
    ...secrets.map((name) => () => checkSecret(aws, name)),
    () => checkAlarms(aws, wanted),
    async () => placeholdersIn(wanted).map(missingParameter),
    ...[...new Set(trafficRoles)].map((arn) => () => checkRole(aws, arn, '"platform"')),
    ...targetGroups.map((arn) => () => checkTargetGroup(aws, arn)),
  ]);
}

const missingParameter = (name: string) =>
  `there is no parameter ${name}, or it has no single value: deploy the infrastructure first`;
