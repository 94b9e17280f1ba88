import { ServiceError } from '../protocol/service-error.ts';

const error = (code: string) => (message: string) => new ServiceError(code, message);

export const clientError = error('ClientException');
export const invalidParameter = error('InvalidParameterException');

/** @param resourceIds The resources that conflict with the request, such as the tasks for which a token was used. */
export const conflict = (message: string, resourceIds: readonly string[] = []): ServiceError =>
  new ServiceError('ConflictException', message, 400, { resourceIds });

export const clusterNotFound = (): ServiceError =>
  new ServiceError('ClusterNotFoundException', 'Cluster not found.');
export const serviceNotFound = (): ServiceError =>
  new ServiceError('ServiceNotFoundException', 'Service not found.');
export const serviceNotActive = (): ServiceError =>
  new ServiceError('ServiceNotActiveException', 'Service was not ACTIVE.');
export const deploymentNotFound = (): ServiceError =>
  new ServiceError('ServiceDeploymentNotFoundException', 'Service deployment not found.');

/** The error for a missing required parameter. */
export function required<T>(value: T | undefined, name: string): T {
  if (value === undefined || value === null || value === '')
    throw invalidParameter(`${name} can not be blank.`);
  return value;
}

/** A required list of names with a maximum length. */
export function listOf(
  values: readonly string[] | undefined,
  name: string,
  most: number,
): readonly string[] {
  const list = required(values, name);
  if (list.length === 0) throw invalidParameter(`${name} cannot be empty.`);
  if (list.length > most) throw invalidParameter(`${name} can have at most ${most} items.`);
  return list;
}
