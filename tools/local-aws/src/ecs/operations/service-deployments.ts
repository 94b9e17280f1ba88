import type {
  DescribeServiceDeploymentsRequest,
  DescribeServiceDeploymentsResponse,
  DescribeServiceRevisionsRequest,
  DescribeServiceRevisionsResponse,
  StopServiceDeploymentRequest,
  StopServiceDeploymentResponse,
} from '@aws-sdk/client-ecs';
import type { Operations } from '../../protocol/operations.ts';
import type { EcsState } from '../ecs-state.ts';
import { conflict, deploymentNotFound, listOf, required } from '../errors.ts';
import { revisionOutput } from '../output/revision-output.ts';
import { rolloutOutput } from '../output/rollout-output.ts';
import { requestStop } from '../simulation/request-stop.ts';

export const serviceDeploymentOperations = {
  DescribeServiceDeployments(
    { serviceDeploymentArns }: DescribeServiceDeploymentsRequest,
    ecs,
  ): DescribeServiceDeploymentsResponse {
    const found = listOf(serviceDeploymentArns, 'serviceDeploymentArns', 20).map((arn) => ({
      arn,
      ...findRollout(arn, ecs),
    }));
    return {
      serviceDeployments: found.flatMap(({ service, rollout }) =>
        service && rollout ? [rolloutOutput(service, rollout)] : [],
      ),
      failures: missing(found.filter(({ rollout }) => !rollout)),
    };
  },

  DescribeServiceRevisions(
    { serviceRevisionArns }: DescribeServiceRevisionsRequest,
    ecs,
  ): DescribeServiceRevisionsResponse {
    const found = listOf(serviceRevisionArns, 'serviceRevisionArns', 20).map((arn) => {
      const service = ecs.services.find(({ revisions }) => revisions.has(arn));
      return { arn, output: service && revisionOutput(service, service.revisions.get(arn)!) };
    });
    return {
      serviceRevisions: found.flatMap(({ output }) => output ?? []),
      failures: missing(found.filter(({ output }) => !output)),
    };
  },

  StopServiceDeployment(
    { serviceDeploymentArn, stopType = 'ROLLBACK' }: StopServiceDeploymentRequest,
    ecs,
  ): StopServiceDeploymentResponse {
    const arn = required(serviceDeploymentArn, 'serviceDeploymentArn');
    const { rollout } = findRollout(arn, ecs);
    if (!rollout) throw deploymentNotFound();
    if (rollout.status !== 'PENDING' && rollout.status !== 'IN_PROGRESS')
      throw conflict(`Service deployment is in ${rollout.status} state and cannot be stopped.`);
    requestStop(rollout, stopType, new Date());
    return { serviceDeploymentArn: arn };
  },
} satisfies Operations<EcsState>;

function findRollout(arn: string, ecs: EcsState) {
  const service = ecs.services.find(({ rollouts }) => rollouts.some((each) => each.arn === arn));
  return { service, rollout: service?.rollouts.find((each) => each.arn === arn) };
}

const missing = (things: readonly { arn: string }[]) =>
  things.map(({ arn }) => ({ arn, reason: 'MISSING' }));
