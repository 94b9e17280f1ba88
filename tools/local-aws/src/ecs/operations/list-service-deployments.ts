import type {
  ListServiceDeploymentsRequest,
  ListServiceDeploymentsResponse,
} from '@aws-sdk/client-ecs';
import type { Operations } from '../../protocol/operations.ts';
import { pageOf } from '../../protocol/pages.ts';
import type { EcsState } from '../ecs-state.ts';
import { required } from '../errors.ts';

/** ECS lists deployments of the last three months. */
const LISTED_MS = 92 * 86_400_000;

export const listServiceDeploymentsOperations = {
  ListServiceDeployments(
    input: ListServiceDeploymentsRequest,
    ecs,
  ): ListServiceDeploymentsResponse {
    const service = ecs.service(input.cluster, required(input.service, 'service'));
    const { status = [], createdAt, maxResults = 20, nextToken } = input;
    const { before, after } = createdAt ?? {};
    const rollouts = service.rollouts
      .filter((rollout) => Date.now() - rollout.createdAt.getTime() < LISTED_MS)
      .filter((rollout) => status.length === 0 || status.includes(rollout.status))
      .filter((rollout) => !before || seconds(rollout.createdAt) < Number(before))
      .filter((rollout) => !after || seconds(rollout.createdAt) > Number(after));
    const { items, next } = pageOf(rollouts, { size: maxResults, token: nextToken });
    return {
      serviceDeployments: items.map((rollout) => ({
        serviceDeploymentArn: rollout.arn,
        serviceArn: service.arn,
        clusterArn: service.cluster.clusterArn,
        startedAt: rollout.startedAt,
        createdAt: rollout.createdAt,
        finishedAt: rollout.finishedAt,
        targetServiceRevisionArn: rollout.target.revision.arn,
        status: rollout.status,
        statusReason: rollout.statusReason,
      })),
      nextToken: next,
    };
  },
} satisfies Operations<EcsState>;

const seconds = (time: Date): number => time.getTime() / 1000;
