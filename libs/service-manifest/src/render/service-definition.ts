import type { ServiceModel } from '../model.ts';
import { fromParameter, type Alarm, type TargetParameter } from '../names.ts';
import type { ResolvedSettings } from '../resolve.ts';
import { tagList } from './task-definition.ts';

/** What tells a bad release from a good one; a deployment during which one of them goes off is rolled back. */
const DEPLOYMENT_ALARMS: readonly Alarm[] = ['healthy-hosts', 'server-errors', 'latency'];

/** Where there is no load balancer, only API Gateway counts errors and time, and only what comes from outside. */
export const deploymentAlarms = ({ place, manifest }: ServiceModel): readonly Alarm[] =>
  place.entry === 'load-balancer'
    ? DEPLOYMENT_ALARMS
    : manifest.exposure === 'public'
      ? ['running-tasks', 'server-errors', 'latency']
      : ['running-tasks'];

/** Seconds that targets get to become healthy before ECS counts a failure. */
const GRACE_AFTER_START_PERIOD_S = 30;

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

/** Its load balancers, or where there is none, the names in the VPC that its tasks are registered under. */
function reachedBy({
  manifest,
  settings,
  names,
  shared,
  place,
  port,
  name,
}: ServiceModel): ReachedBy {
  if (place.entry === 'gateway')
    return {
      serviceRegistries: [
        { registryArn: fromParameter(names.parameter('service-registry-arn')), port },
      ],
    };
  const loadBalancer = (prefix: '' | 'public-') => {
    const made = (what: TargetParameter) => fromParameter(names.parameter(`${prefix}${what}`));
    return {
      targetGroupArn: made('target-group-arn'),
      containerName: name,
      containerPort: port,
      ...(settings.deployment.strategy === 'blue-green' && {
        advancedConfiguration: {
          alternateTargetGroupArn: made('alternate-target-group-arn'),
          productionListenerRule: made('listener-rule-arn'),
          roleArn: shared.arn.trafficRole,
        },
      }),
    };
  };
  return {
    // A target group belongs to one load balancer: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
    loadBalancers: [
      loadBalancer(''),
      ...(manifest.exposure === 'public' ? [loadBalancer('public-')] : []),
    ],
    healthCheckGracePeriodSeconds: settings.healthCheck.startPeriod + GRACE_AFTER_START_PERIOD_S,
  };
}

interface ReachedBy {
  readonly serviceRegistries?: { registryArn: string; port: number }[];
  readonly loadBalancers?: {
    targetGroupArn: string;
    containerName: string;
    containerPort: number;
    advancedConfiguration?: {
      alternateTargetGroupArn: string;
      productionListenerRule: string;
      roleArn: string;
    };
  }[];
  readonly healthCheckGracePeriodSeconds?: number;
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

function scaling({ settings, names, name, place, environment }: ServiceModel) {
  const { min, max, cpuTarget } = settings.tasks;
  const target = {
    ServiceNamespace: 'ecs',
    ResourceId: `service/${names.cluster}/${name}`,
    ScalableDimension: 'ecs:service:DesiredCount',
  };
  return {
    scalableTarget: {
      ...target,
      MinCapacity: min,
      MaxCapacity: max,
      // AWS gives targets ids; in an account of several environments only a tag tells whose one is.
      ...(place.sharedAccount && { Tags: { environment } }),
    },
    scalingPolicies: [
      {
        PolicyName: `${names.family}-cpu`,
        ...target,
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: cpuTarget,
          PredefinedMetricSpecification: {
            PredefinedMetricType: 'ECSServiceAverageCPUUtilization',
          },
          ScaleInCooldown: 300,
          ScaleOutCooldown: 60,
        },
      },
    ],
  };
}
