import type { Cluster, RunTaskRequest } from '@aws-sdk/client-ecs';
import type { EcsState } from '../ecs-state.ts';
import { hexId } from '../ids.ts';
import type { OneOff } from '../task.ts';
import type { Definition } from '../revision.ts';
import { settingsOf } from '../settings.ts';
import { healthy } from './scenario-plan.ts';

/** Starts a standalone task. */
export function startStandaloneTask(
  request: RunTaskRequest,
  definition: Definition,
  cluster: Cluster,
  ecs: EcsState,
): OneOff {
  const id = hexId();
  const now = new Date();
  const { startedBy = '', propagateTags, tags = [] } = request;
  const settings = settingsOf({ serviceName: '', ...request });
  const oneOff: OneOff = {
    cluster,
    request,
    tags: [...(propagateTags === 'TASK_DEFINITION' ? definition.tags : []), ...tags],
    task: {
      id,
      arn: ecs.arn(`task/${cluster.clusterName}/${id}`),
      // A standalone task has no deployment, but its description is the same.
      deployment: {
        id: startedBy,
        revision: { arn: '', definition, settings, createdAt: now },
        plan: healthy,
        group: 'first',
        ...{ createdAt: now, updatedAt: now },
        ...{ status: 'PRIMARY', rolloutState: 'COMPLETED', rolloutStateReason: '' },
        ...{ started: 1, failed: 0 },
      },
      outcome: ecs.takeOutcome(definition.family),
      createdAt: now,
      address: `10.0.${parseInt(id.slice(0, 2), 16)}.${(parseInt(id.slice(2, 4), 16) % 250) + 4}`,
      age: 0,
      status: 'PROVISIONING',
      health: 'UNKNOWN',
    },
  };
  ecs.oneOffs.push(oneOff);
  return oneOff;
}
