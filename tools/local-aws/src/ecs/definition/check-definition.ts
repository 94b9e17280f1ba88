import type { RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { FARGATE_MEMORY } from '@gatehouse/service-manifest';
import { clientError } from '../errors.ts';
import { checkContainer } from './check-container.ts';
import { checkFargateContainer } from './check-fargate-container.ts';

const validRole = /^arn:aws[\w-]*:iam::\d{12}:role\/.+$/;

/** Refuses a task definition as ECS does, and one for Fargate as Fargate does. */
export function checkDefinition(input: RegisterTaskDefinitionRequest): void {
  const { family, containerDefinitions = [], requiresCompatibilities = [] } = input;
  if (!family) throw clientError('Family should not be null or empty.');
  if (!/^[\w-]{1,255}$/.test(family))
    throw clientError('Family contains invalid characters or is too long.');
  if (containerDefinitions.length === 0) throw clientError('Container list cannot be empty.');
  if (!containerDefinitions.some(({ essential = true }) => essential))
    throw clientError('At least one container must be essential.');
  for (const role of [input.taskRoleArn, input.executionRoleArn])
    if (role && !validRole.test(role)) throw clientError('Role is not valid');
  const names = containerDefinitions.map(({ name }) => name);
  for (const [index, name] of names.entries())
    if (names.indexOf(name) !== index) throw clientError(`Duplicate container name: ${name}.`);
  containerDefinitions.forEach(checkContainer);
  if (requiresCompatibilities.includes('FARGATE')) checkFargate(input);
}

/** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html */
function checkFargate(input: RegisterTaskDefinitionRequest): void {
  const { cpu, memory, networkMode, containerDefinitions = [] } = input;
  if (networkMode !== 'awsvpc') throw clientError("Fargate only supports network mode 'awsvpc'.");
  if (!cpu) throw clientError("Fargate requires that 'cpu' be defined at the task level.");
  if (!memory) throw clientError("Fargate requires that 'memory' be defined at the task level.");
  if (!FARGATE_MEMORY.get(Number(cpu))?.includes(Number(memory)))
    throw clientError('No Fargate configuration exists for given values.');
  if (input.ipcMode) throw unsupported("'ipcMode'");
  if (input.pidMode && input.pidMode !== 'task') throw unsupported(`'pidMode' ${input.pidMode}`);
  if (input.placementConstraints?.length) throw unsupported("'placementConstraints'");
  if (
    input.volumes?.some(
      ({ host, dockerVolumeConfiguration }) => host?.sourcePath ?? dockerVolumeConfiguration,
    )
  )
    throw unsupported('volumes of the host or of Docker');
  const size = input.ephemeralStorage?.sizeInGiB;
  if (size !== undefined && (size < 21 || size > 200))
    throw clientError(
      'Invalid ephemeral storage size. Ephemeral storage size must be between 21 GiB and 200 GiB.',
    );
  if (!input.executionRoleArn && containerDefinitions.some(needsExecutionRole))
    throw clientError(
      'Fargate requires task definition to have execution role ARN to support ECR images, secrets and log driver awslogs.',
    );
  containerDefinitions.forEach(checkFargateContainer);
}

type Container = NonNullable<RegisterTaskDefinitionRequest['containerDefinitions']>[number];

const needsExecutionRole = ({ image = '', secrets = [], logConfiguration }: Container): boolean =>
  image.includes('.dkr.ecr.') || secrets.length > 0 || logConfiguration?.logDriver === 'awslogs';

const unsupported = (what: string) => clientError(`Fargate does not support ${what}.`);
