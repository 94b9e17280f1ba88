import type { ServiceName } from './service-names.ts';
import { findRefusal, type Form, type Parameters } from './parameters.ts';
import { ServiceError } from './service-error.ts';

/** How each service says that it does not support what was asked for, or that a value is not valid. */
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

/** The error for a parameter, header or subresource that the embedded AWS does not have. */
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
 * Refuses what the operation does not take: an unknown parameter by its name, a value of the wrong
 * type as a failure to read the request. Nothing that a caller sends is ignored.
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
