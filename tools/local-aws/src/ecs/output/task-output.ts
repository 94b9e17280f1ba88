import type { Task as TaskOutput } from '@aws-sdk/client-ecs';
import type { EcsService } from '../service.ts';
import type { OneOff, Task } from '../task.ts';
import { healthOf } from './task-health.ts';
import { containersOf } from './containers.ts';

/** A task of a service as DescribeTasks returns it. */
export function taskOutput(
  { name, cluster, tags, options }: EcsService,
  task: Task,
  withTags: boolean,
): TaskOutput {
  return {
    ...output(task),
    clusterArn: cluster.clusterArn,
    group: `service:${name}`,
    startedBy: task.deployment.id,
    enableExecuteCommand: options.enableExecuteCommand ?? false,
    // The tags of the service, if it propagates them.
    tags: withTags ? (options.propagateTags === 'SERVICE' ? tags : []) : undefined,
  };
}

/** A standalone task. */
export function oneOffOutput(
  { cluster, task, request, tags }: OneOff,
  withTags: boolean,
): TaskOutput {
  const { group, startedBy, overrides = {}, enableExecuteCommand = false } = request;
  return {
    ...output(task),
    clusterArn: cluster.clusterArn,
    group: group ?? `family:${task.deployment.revision.definition.family}`,
    startedBy,
    overrides: { containerOverrides: [], ...overrides },
    enableExecuteCommand,
    tags: withTags ? [...tags] : undefined,
  };
}

function output(task: Task): TaskOutput {
  const { deployment, stop, status } = task;
  const { definition, settings } = deployment.revision;
  const { cpu, memory } = definition.content;
  return {
    taskArn: task.arn,
    taskDefinitionArn: definition.arn,
    lastStatus: stop && status !== 'STOPPED' ? 'DEACTIVATING' : status,
    desiredStatus: stop ? 'STOPPED' : 'RUNNING',
    healthStatus: healthOf(task),
    ...(settings.launchType
      ? { launchType: settings.launchType }
      : {
          launchType: 'FARGATE',
          capacityProviderName: settings.capacityProviderStrategy?.[0]?.capacityProvider,
        }),
    cpu,
    memory,
    platformVersion: settings.platformVersion,
    platformFamily: 'Linux',
    connectivity: 'CONNECTED',
    availabilityZone: zoneOf(task),
    attachments: [networkInterface(task)],
    containers: containersOf(task),
    createdAt: task.createdAt,
    startedAt: task.startedAt,
    stoppingAt: task.stoppedAt,
    stoppedAt: task.stoppedAt,
    stopCode: stop?.code,
    stoppedReason: stop?.reason,
    version: task.age + 1,
  };
}

const zoneOf = ({ arn, id }: Task): string =>
  `${arn.split(':')[3]}${/[0-7]$/.test(id) ? 'a' : 'b'}`;

const networkInterface = ({ address, status }: Task) => ({
  id: address,
  type: 'ElasticNetworkInterface',
  status: status === 'RUNNING' ? 'ATTACHED' : 'PRECREATED',
  details: [{ name: 'privateIPv4Address', value: address }],
});
