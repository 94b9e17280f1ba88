import type { ServiceModel } from '../model.ts';
import type { Manifest } from '../schema/manifest-schema.ts';
import { architectureOf, CONTAINER_USER, healthCheckCommand } from './container.ts';
import { tagList } from './tag-list.ts';
import { mountPoints, volumes } from './volumes.ts';

/**
 * A digest that no image has: a definition that has not passed through a deployment cannot start a
 * task.
 */
const NO_DIGEST = `sha256:${'0'.repeat(64)}`;

/**
 * The input of `aws ecs register-task-definition`. The deployment inserts the image's digest.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
 */
export function taskDefinition(model: ServiceModel) {
  const { manifest, settings, names, tags } = model;
  const { size, ephemeralStorage } = settings;
  return {
    family: names.family,
    taskRoleArn: names.arn.taskRole,
    executionRoleArn: names.arn.executionRole,
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: String(size.cpu),
    memory: String(size.memory),
    runtimePlatform: { operatingSystemFamily: 'LINUX', cpuArchitecture: architectureOf(manifest) },
    ...(ephemeralStorage !== undefined && { ephemeralStorage: { sizeInGiB: ephemeralStorage } }),
    containerDefinitions: [container(model)],
    ...volumes(model),
    tags: tagList(tags, 'key', 'value'),
  };
}

function container(model: ServiceModel) {
  const { manifest, settings, names, port, variables, name } = model;
  const { healthCheck, shutdown } = settings;
  const injected = Object.entries(manifest.injectedSecrets ?? {}).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return {
    name,
    image: `${names.imageRepository}@${NO_DIGEST}`,
    versionConsistency: 'enabled',
    essential: true,
    user: `${CONTAINER_USER}:${CONTAINER_USER}`,
    readonlyRootFilesystem: true,
    linuxParameters: {
      capabilities: { drop: ['ALL'] },
      // The image has its own: dumb-init.
      initProcessEnabled: false,
      ...temporaryStorage(settings.temporaryStorage),
    },
    portMappings: [portMapping({ tls: manifest.tls, port })],
    ...mountPoints(manifest),
    environment: Object.entries(variables).map(([key, value]) => ({ name: key, value })),
    secrets: injected.map(([key, { secret, field }]) => ({
      name: key,
      valueFrom: names.arn.injectedSecret(secret, field),
    })),
    healthCheck: { command: healthCheckCommand({ ...manifest, port }), ...healthCheck },
    stopTimeout: shutdown.stopTimeout,
    logConfiguration: {
      logDriver: 'awslogs',
      options: {
        'awslogs-group': names.logGroup,
        'awslogs-region': names.region,
        'awslogs-stream-prefix': name,
        // A slow log service must not block a service; lines that do not fit into the buffer are lost.
        mode: 'non-blocking',
        'max-buffer-size': '10m',
      },
    },
  };
}

/**
 * With the host's port, which ECS adds in `awsvpc`, so that a revision compares as equal. `appProtocol`
 * has no value for TLS: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
 */
function portMapping({ port, tls }: Pick<Manifest, 'port' | 'tls'>) {
  const ports = { containerPort: port, hostPort: port, protocol: 'tcp' };
  return tls ? { name: 'https', ...ports } : { name: 'http', ...ports, appProtocol: 'http' };
}

function temporaryStorage(size: number | undefined) {
  if (size === undefined) return {};
  const owner = [`uid=${CONTAINER_USER}`, `gid=${CONTAINER_USER}`, 'mode=0700'];
  return {
    tmpfs: [{ containerPath: '/tmp', size, mountOptions: ['noexec', 'nosuid', 'nodev', ...owner] }],
  };
}
