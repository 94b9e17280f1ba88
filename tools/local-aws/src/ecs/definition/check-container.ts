import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { clientError } from '../errors.ts';
import { checkBounds } from './check-bounds.ts';

/** Refuses a container that ECS refuses for every launch type. */
export function checkContainer(container: ContainerDefinition): void {
  const { name, image, environment = [], secrets = [], healthCheck } = container;
  if (!name || !/^[\w-]{1,255}$/.test(name))
    throw clientError('Container.name should not be null, empty or have invalid characters.');
  if (!image) throw clientError('Container.image should not be null or empty.');
  for (const secret of secrets) {
    if (!secret.valueFrom) throw clientError(`The secret ${secret.name} has no valueFrom.`);
    if (environment.some((variable) => variable.name === secret.name))
      throw clientError(
        `The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '${secret.name}'.`,
      );
  }
  if (healthCheck) checkHealthCheck(healthCheck);
  checkBounds("'startTimeout'", container.startTimeout, 2, 120);
  checkBounds("'restartAttemptPeriod'", container.restartPolicy?.restartAttemptPeriod, 60, 1800);
}

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html */
function checkHealthCheck(check: NonNullable<ContainerDefinition['healthCheck']>): void {
  const [kind = '', ...rest] = check.command ?? [];
  if (!['CMD', 'CMD-SHELL', 'NONE'].includes(kind) || (kind !== 'NONE' && rest.length === 0))
    throw clientError('Health check command must begin with CMD or CMD-SHELL and have a command.');
  checkBounds("Health check 'interval'", check.interval, 5, 300);
  checkBounds("Health check 'timeout'", check.timeout, 2, 60);
  checkBounds("Health check 'retries'", check.retries, 1, 10);
  checkBounds("Health check 'startPeriod'", check.startPeriod, 0, 300);
}
