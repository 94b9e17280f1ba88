import { secretsOf } from '@gatehouse/service-manifest';
import type { ImageReference } from '../../gate/image-reference.ts';
import type { Aws } from '../aws.ts';
import type { Definition } from '../plan/deploy-files.ts';
import { placeholdersIn } from '../plan/fill-in.ts';
import type { Subject } from '../subject.ts';
import { checkAlarms } from './check-alarms.ts';
import { checkCluster } from './check-cluster.ts';
import { checkLogGroup } from './check-log-group.ts';
import { checkRole } from './check-role.ts';
import { checkSecret } from './check-secret.ts';
import { checkTargetGroup } from './check-target-group.ts';
import { findingsOf, type Check, type Finding } from './finding.ts';
import { imageDigests } from './image-digests.ts';

export interface Preflight {
  readonly findings: readonly Finding[];
  /** By which ECS may report the image; empty where there is none. */
  readonly digests: ReadonlySet<string>;
}

/**
 * Looks for all that a deployment needs besides the service itself, and changes nothing.
 * @param definition With the values of parameters in it.
 */
export async function preflight(
  aws: Aws,
  subject: Subject,
  { taskDefinition, service: wanted }: Definition,
  image: ImageReference,
): Promise<Preflight> {
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
  let digests: ReadonlySet<string> = new Set();
  const checkImage: Check = async () => {
    const found = await imageDigests(aws, image);
    digests = found.digests;
    return found.problem === undefined ? [] : [found.problem];
  };
  const findings = await findingsOf([
    () => checkCluster(aws, subject, wanted),
    ...roles.map((arn) => () => checkRole(aws, arn)),
    ...logGroups.map((name) => () => checkLogGroup(aws, name)),
    ...secretsOf(subject.manifest).map((name) => () => checkSecret(aws, name)),
    () => checkAlarms(aws, wanted),
    async () => placeholdersIn(wanted).map(missingParameter),
    ...[...new Set(trafficRoles)].map((arn) => () => checkRole(aws, arn, '"platform"')),
    ...targetGroups.map((arn) => () => checkTargetGroup(aws, arn)),
    checkImage,
  ]);
  return { findings, digests };
}

const missingParameter = (name: string) =>
  `there is no parameter ${name}, or it has no single value: deploy the infrastructure first`;
