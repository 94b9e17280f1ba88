import type { ContainerDefinition, LinuxParameters } from '@aws-sdk/client-ecs';
import { clientError } from '../errors.ts';
import { checkBounds } from './check-bounds.ts';

/** Parameters of a container that Fargate does not support. */
const unsupported = [
  'privileged',
  'dockerSecurityOptions',
  'links',
  'extraHosts',
  'dnsServers',
  'dnsSearchDomains',
  'hostname',
  'disableNetworking',
] as const satisfies readonly (keyof ContainerDefinition)[];

const unsupportedLinuxParameters = [
  'devices',
  'sharedMemorySize',
  'maxSwap',
  'swappiness',
] as const satisfies readonly (keyof LinuxParameters)[];

const logDrivers = ['awslogs', 'splunk', 'awsfirelens'];

/** Refuses a container that Fargate cannot run. */
export function checkFargateContainer(container: ContainerDefinition): void {
  const { linuxParameters = {}, portMappings = [], logConfiguration } = container;
  for (const name of unsupported) refuse(name, container[name]);
  for (const name of unsupportedLinuxParameters) refuse(name, linuxParameters[name]);
  const added = linuxParameters.capabilities?.add?.find((each) => each !== 'SYS_PTRACE');
  if (added) throw clientError(`Fargate does not support the capability '${added}'.`);
  for (const { hostPort, containerPort } of portMappings)
    if (hostPort && hostPort !== containerPort)
      throw clientError(
        'When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
      );
  checkBounds("'stopTimeout'", container.stopTimeout, 2, 120);
  if (logConfiguration) checkLogs(logConfiguration);
}

function refuse(name: string, value: unknown): void {
  const isThere = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
  if (isThere) throw clientError(`Fargate does not support '${name}'.`);
}

function checkLogs({
  logDriver,
  options = {},
}: NonNullable<ContainerDefinition['logConfiguration']>) {
  if (!logDrivers.includes(logDriver ?? ''))
    throw clientError(`Fargate does not support the log driver '${logDriver}'.`);
  for (const name of ['awslogs-group', 'awslogs-region', 'awslogs-stream-prefix'])
    if (logDriver === 'awslogs' && !options[name])
      throw clientError(`Log driver awslogs requires options: ${name}`);
}
