import { clean } from './clean.ts';
import { scalingLosses, tasksOf } from './ecs-scaling.ts';
import { mainContainer, type EcsSource } from './ecs-source.ts';
import { secretsOf } from './injected-secrets.ts';
import type { Imported } from './loss.ts';
import { portOf } from './port-of.ts';

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

/**
 * `256`, `.5 vCPU` in CPU units, `2 GB` in MiB: the values that register-task-definition accepts.
 */
function unitsOf(text: string): number {
  const [, count = text, unit] = /^([\d.]+)\s*(vcpu|gb)$/i.exec(text.trim()) ?? [];
  return Number(count) * (unit === undefined ? 1 : 1_024);
}
