import type {
  ScalableTarget,
  ScalingPolicy,
  ScheduledAction,
} from '@aws-sdk/client-application-auto-scaling';
import type { ContainerDefinition, Service, TaskDefinition } from '@aws-sdk/client-ecs';
import { GatehouseError } from '@gatehouse/service-manifest';
import type { Imported, Loss } from './loss.ts';
import { portOf } from './port-of.ts';
import { CURRENT_VERSION, hasVersion, secretOf } from './secret-of.ts';

/** A service as ECS describes it; a task definition alone has only a part of it. */
export interface EcsSource {
  readonly taskDefinition: TaskDefinition;
  readonly service?: Service | undefined;
  readonly scalableTarget?: ScalableTarget | undefined;
  readonly scalingPolicies?: readonly ScalingPolicy[] | undefined;
  readonly scheduledActions?: readonly ScheduledAction[] | undefined;
}

const MANY_TASKS = 1_000;

/** The manifest that is closest to what runs in ECS; pure. */
export function manifestOfEcs(name: string, source: EcsSource): Imported {
  const { taskDefinition, service } = source;
  const container = mainContainer(source, name);
  const { injected, losses } = secretsOf(container);
  const { port, losses: ofPort } = portOf(
    source.service?.loadBalancers?.[0]?.containerPort ?? container.portMappings?.[0]?.containerPort,
  );
  const deployment = service?.deploymentConfiguration;
  const temporary = container.linuxParameters?.tmpfs?.find(
    ({ containerPath }) => containerPath === '/tmp',
  );
  const { interval, timeout, retries, startPeriod } = container.healthCheck ?? {};
  const { cpu, memory, runtimePlatform, ephemeralStorage } = taskDefinition;
  return {
    manifest: clean({
      description: `Imported from ${service?.serviceName ?? taskDefinition.family ?? 'ECS'}`,
      port,
      exposure: 'internal',
      architecture: runtimePlatform?.cpuArchitecture === 'ARM64' ? 'ARM64' : undefined,
      size: cpu && memory ? { cpu: unitsOf(cpu), memory: unitsOf(memory) } : undefined,
      tasks: tasksOf(source),
      capacity: service?.capacityProviderStrategy?.some(
        ({ capacityProvider }) => capacityProvider === 'FARGATE_SPOT',
      )
        ? 'spot'
        : undefined,
      secrets: { apiKeys: `${name}/api-keys` },
      injectedSecrets: injected,
      environment: Object.fromEntries(
        (container.environment ?? []).map(({ name: key = '', value = '' }) => [key, value]),
      ),
      healthCheck: clean({ interval, timeout, retries, startPeriod }),
      shutdown: clean({ stopTimeout: container.stopTimeout }),
      temporaryStorage: temporary?.size,
      ephemeralStorage: ephemeralStorage?.sizeInGiB,
      deployment:
        deployment?.strategy === 'BLUE_GREEN'
          ? clean({ strategy: 'blue-green', bake: deployment.bakeTimeInMinutes })
          : undefined,
    }),
    losses: [
      ...losses,
      ...ofPort,
      ...scalingLosses(source),
      {
        path: `containerDefinitions.${container.name}.image`,
        what: `${container.image || 'none'} is not deployed: nx container builds the image of the service`,
      },
      {
        path: 'exposure',
        what: '"internal" is assumed: set "public" if the internet is to reach it',
      },
      {
        path: 'secrets',
        what: `callers authenticate with the keys in ${name}/api-keys, which Gatehouse makes`,
      },
    ],
  };
}

/** The container that the load balancer calls, has the service's name, or is essential. */
export function mainContainer(
  { taskDefinition, service }: EcsSource,
  name: string,
): ContainerDefinition {
  const { containerDefinitions = [] } = taskDefinition;
  const balanced = service?.loadBalancers?.[0]?.containerName;
  const found =
    containerDefinitions.find((each) => each.name === balanced) ??
    containerDefinitions.find((each) => each.name === name) ??
    containerDefinitions.find(({ essential = true }) => essential);
  if (found === undefined)
    throw new GatehouseError('GH-OPERATE-006', 'the task definition has no container');
  return found;
}

/**
 * `256`, `.5 vCPU` in CPU units, `2 GB` in MiB: the values that register-task-definition accepts.
 */
function unitsOf(text: string): number {
  const [, count = text, unit] = /^([\d.]+)\s*(vcpu|gb)$/i.exec(text.trim()) ?? [];
  return Number(count) * (unit === undefined ? 1 : 1_024);
}

const isByCpu = ({ TargetTrackingScalingPolicyConfiguration: tracking }: ScalingPolicy): boolean =>
  tracking?.PredefinedMetricSpecification?.PredefinedMetricType ===
  'ECSServiceAverageCPUUtilization';

/** Scaling other than by CPU use. */
const scalingLosses = ({ scalingPolicies = [], scheduledActions = [] }: EcsSource): Loss[] => [
  ...scalingPolicies
    .filter((policy) => policy !== scalingPolicies.find(isByCpu))
    .map(({ PolicyName }) => ({
      path: `scaling.policies.${PolicyName}`,
      what: 'is dropped: Gatehouse scales by CPU use',
    })),
  ...scheduledActions.map(({ ScheduledActionName }) => ({
    path: `scaling.scheduledActions.${ScheduledActionName}`,
    what: 'is dropped: "tasks.hours" stops all tasks outside of certain hours, and "gatehouse scale" starts more for a time',
  })),
];

function tasksOf({ service, scalableTarget, scalingPolicies = [] }: EcsSource) {
  const target =
    scalingPolicies.find(isByCpu)?.TargetTrackingScalingPolicyConfiguration?.TargetValue;
  const cpuTarget = target === undefined ? undefined : Math.round(target);
  const min = scalableTarget?.MinCapacity ?? service?.desiredCount;
  if (min === undefined) return undefined;
  const least = Math.min(Math.max(1, min), MANY_TASKS);
  return clean({
    min: least,
    max: Math.min(Math.max(least, scalableTarget?.MaxCapacity ?? least), MANY_TASKS),
    cpuTarget,
  });
}

function secretsOf({ name, secrets = [] }: ContainerDefinition): {
  injected: Record<string, object>;
  losses: Loss[];
} {
  const injected: Record<string, object> = {};
  const losses: Loss[] = [];
  for (const { name: variable = '', valueFrom = '' } of secrets) {
    const secret = secretOf(valueFrom);
    if (secret !== undefined) {
      injected[variable] = secret;
      if (hasVersion(valueFrom))
        losses.push({
          path: `containerDefinitions.${name}.secrets.${variable}.version`,
          what: CURRENT_VERSION,
        });
    } else
      losses.push({
        path: `containerDefinitions.${name}.secrets.${variable}`,
        what: 'is no secret of Secrets Manager: put it there, and its name under "injectedSecrets"',
      });
  }
  return { injected, losses };
}

/** Without unset and empty values; undefined if nothing remains. */
export function clean(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, each]) =>
        each !== undefined &&
        !(typeof each === 'object' && each !== null && Object.keys(each).length === 0),
    ),
  );
}
