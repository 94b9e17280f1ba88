import type { CreateServiceRequest, CreateServiceResponse } from '@aws-sdk/client-ecs';
import type { Operations } from '../../protocol/operations.ts';
import { checkedDefinition, checkService } from '../check-service.ts';
import type { EcsState } from '../ecs-state.ts';
import { invalidParameter, required } from '../errors.ts';
import type { EcsService } from '../service.ts';
import { withServiceDefaults } from '../service-defaults.ts';
import { checkTags } from './tags.ts';
import { serviceOutput } from '../output/service-output.ts';
import { settingsOf } from '../settings.ts';
import { makeRevision, startDeployment } from '../simulation/start-deployment.ts';

export const createServiceOperations = {
  CreateService(input: CreateServiceRequest, ecs): CreateServiceResponse {
    const name = required(input.serviceName, 'Service name');
    const cluster = ecs.cluster(input.cluster);
    const definition = checkedDefinition(input.taskDefinition, ecs);
    checkService(input, definition, ecs);
    checkTags(input.tags);
    const options = withServiceDefaults(input);
    const existing = ecs.findService(cluster, name);
    if (existing && existing.status !== 'INACTIVE')
      throw invalidParameter(
        existing.status === 'DRAINING'
          ? 'Unable to Start a service that is still Draining.'
          : 'Creation of service was not idempotent.',
      );
    const service: EcsService = {
      name,
      arn: ecs.arn(`service/${cluster.clusterName}/${name}`),
      cluster,
      createdAt: new Date(),
      options,
      status: 'ACTIVE',
      desiredCount: input.desiredCount ?? 0,
      deployments: [],
      rollouts: [],
      revisions: new Map(),
      tasks: [],
      events: [],
      tags: input.tags ?? [],
    };
    ecs.services.push(service);
    startDeployment(
      service,
      makeRevision(service, definition, settingsOf(options), ecs),
      ecs.takePlan(name),
      ecs,
    );
    return { service: serviceOutput(service, true) };
  },
} satisfies Operations<EcsState>;
