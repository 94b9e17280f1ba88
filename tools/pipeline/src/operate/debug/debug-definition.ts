import type { ContainerDefinition, RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';

/** Prefix of the streams in the service's log group. */
export const DEBUG_STREAM = 'debug';

/**
 * Ends the command after this many seconds, even if the client that started the task is gone. The shell has PID 1,
 * which the kernel does not let a signal end, so it waits for a child.
 */
const TIME_BOX = 's=$1; shift; "$@" & p=$!; (sleep "$s"; kill "$p") >/dev/null 2>&1 & wait "$p"';

export interface Debugging {
  readonly image: string;
  readonly command: readonly string[];
  readonly seconds: number;
}

/**
 * A task definition beside those of a service: its roles, network, variables and secrets, with an image that has a
 * shell. Like the service, it runs without root, without capabilities and with a read-only file system; pure.
 * @param service The service, which also names the container.
 */
export function debugDefinition(
  { family, containerDefinitions = [], ...task }: RegisterTaskDefinitionRequest,
  service: string,
  { image, command, seconds }: Debugging,
): RegisterTaskDefinitionRequest {
  const container = containerDefinitions.find(({ name }) => name === service);
  return {
    ...task,
    // No service has this name, because service names have no underscores.
    family: `${family}_debug`,
    containerDefinitions: [
      {
        ...kept(container ?? {}),
        ...{ name: service, image, essential: true },
        entryPoint: ['/bin/sh', '-c', TIME_BOX, 'sh', String(seconds)],
        command: [...command],
        logConfiguration: {
          ...container?.logConfiguration,
          logDriver: 'awslogs',
          options: {
            ...container?.logConfiguration?.options,
            'awslogs-stream-prefix': DEBUG_STREAM,
          },
        },
      },
    ],
  };
}

const kept = (container: ContainerDefinition): ContainerDefinition => {
  const { user, readonlyRootFilesystem, linuxParameters, environment, secrets } = container;
  return {
    ...{ environment, secrets, linuxParameters },
    ...{ user, readonlyRootFilesystem, stopTimeout: container.stopTimeout },
  };
};
