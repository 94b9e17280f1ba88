import type { ServiceModel } from '../model.ts';
import { fromParameter } from '../parameter-names.ts';
import type { ResolvedSettings } from '../resolve.ts';
import { deploymentAlarms } from './deployment-alarms.ts';
import { reachedBy } from './reached-by.ts';
import { scaling } from './scaling.ts';
import { tagList } from './tag-list.ts';

/**
 * How the service runs: the inputs of `aws ecs create-service`, and of Application Auto Scaling's
 * `register-scalable-target` and `put-scaling-policy`. `{{ssm:NAME}}` stands for the value of a parameter
 * that the infrastructure sets; the deployment puts it in.
 */
export function serviceDefinition(model: ServiceModel) {
  const { release } = model.manifest;
  return {
    service: service(model),
    scaling: scaling(model),
    // For the deployment alone, which runs it before it changes the service.
    ...(release !== undefined && { release }),
  };
}

function service(model: ServiceModel) {
  const { settings, names, shared, place, tags, name } = model;
  return {
    cluster: names.cluster,
    serviceName: name,
    taskDefinition: names.family,
    // A deployment has to show that the new tasks work, also where all may be stopped later.
    desiredCount: Math.max(1, settings.tasks.min),
    capacityProviderStrategy: capacity(settings.capacity, place.production),
    platformVersion: '1.4.0',
    schedulingStrategy: 'REPLICA',
    deploymentController: { type: 'ECS' },
    deploymentConfiguration: {
      ...strategy(settings.deployment),
      maximumPercent: 200,
      minimumHealthyPercent: 100,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      alarms: {
        enable: true,
        rollback: true,
        alarmNames: deploymentAlarms(model).map(names.alarm),
      },
    },
    availabilityZoneRebalancing: 'ENABLED',
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: [fromParameter(shared.parameter('subnet-ids'))],
        securityGroups: [fromParameter(names.parameter('security-group-id'))],
        assignPublicIp: place.network.endpoints ? 'DISABLED' : 'ENABLED',
      },
    },
    ...reachedBy(model),
    enableExecuteCommand: false,
    enableECSManagedTags: true,
    propagateTags: 'SERVICE',
    tags: tagList(tags, 'key', 'value'),
  };
}

/** The circuit breaker and the alarms watch both: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-failure-detection.html */
const strategy = ({ strategy, bake }: ResolvedSettings['deployment']) =>
  strategy === 'blue-green'
    ? { strategy: 'BLUE_GREEN', bakeTimeInMinutes: bake }
    : { strategy: 'ROLLING' };

/** With Spot, what cannot be had as such is not replaced; in production the first task therefore stays on demand. */
function capacity(kind: 'on-demand' | 'spot', production: boolean) {
  return kind === 'spot'
    ? [
        ...(production ? [{ capacityProvider: 'FARGATE', base: 1, weight: 0 }] : []),
        { capacityProvider: 'FARGATE_SPOT', weight: 1 },
      ]
    : [{ capacityProvider: 'FARGATE', weight: 1 }];
}
