import type { ServiceName } from './service-names.ts';
import type { Parameters } from './parameters.ts';
import { findRefusal, type Form } from './find-refusal.ts';
import { ServiceError } from './service-error.ts';

/** The errors of each service for an unsupported parameter and an invalid value. */
const unsupported: Readonly<Record<ServiceName, string>> = {
  sns: 'InvalidParameter',
  sqs: 'UnsupportedOperation',
  s3: 'NotImplemented',
  dynamodb: 'ValidationException',
  secretsmanager: 'InvalidParameterException',
  sts: 'ValidationError',
  ecs: 'InvalidParameterException',
  ecr: 'InvalidParameterException',
  logs: 'InvalidParameterException',
  elasticloadbalancing: 'ValidationError',
  'application-autoscaling': 'ValidationException',
  ssm: 'ValidationException',
  iam: 'ValidationError',
  kms: 'UnsupportedOperationException',
  monitoring: 'InvalidParameterValue',
  cloudformation: 'ValidationError',
};

/** The error for a parameter, header or subresource that the embedded AWS does not support. */
export const unsupportedParameter = (
  service: ServiceName,
  action: string,
  name: string,
): ServiceError =>
  new ServiceError(
    unsupported[service],
    `The embedded AWS does not support the parameter ${name} of ${action}.`,
    service === 's3' ? 501 : 400,
  );

/**
 * Refuses what the operation does not support: an unknown parameter by its name, and a value of the wrong type as an
 * unreadable request. No part of a request is ignored.
 * @throws ServiceError
 */
export function checkParameters(
  service: ServiceName,
  action: string,
  parameters: Parameters,
  input: unknown,
  form?: Form,
): void {
  const refusal = findRefusal(parameters, input, form);
  if (!refusal) return;
  const { path, expected } = refusal;
  if (expected === undefined) throw unsupportedParameter(service, action, path);
  throw new ServiceError(
    form?.text ? unsupported[service] : 'SerializationException',
    `The parameter ${path} of ${action} must be ${expected}.`,
  );
}
