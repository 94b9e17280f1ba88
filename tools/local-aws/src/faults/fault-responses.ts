import { errorResponse } from '../protocol/error-responses.ts';
import type { ServiceResponse } from '../protocol/http-message.ts';
import type { ServiceName } from '../protocol/service-names.ts';

type Failure = readonly [status: number, code: string, message: string];

/** The throttling error of each service, from its API reference. */
const throttling: Readonly<Record<ServiceName, Failure>> = {
  sns: [400, 'Throttling', 'Rate exceeded'],
  sts: [400, 'Throttling', 'Rate exceeded'],
  sqs: [400, 'RequestThrottled', 'Rate exceeded'],
  iam: [400, 'Throttling', 'Rate exceeded'],
  elasticloadbalancing: [400, 'Throttling', 'Rate exceeded'],
  monitoring: [400, 'Throttling', 'Rate exceeded'],
  cloudformation: [400, 'Throttling', 'Rate exceeded'],
  secretsmanager: [400, 'ThrottlingException', 'Rate exceeded'],
  ecs: [400, 'ThrottlingException', 'Rate exceeded'],
  ecr: [400, 'ThrottlingException', 'Rate exceeded'],
  logs: [400, 'ThrottlingException', 'Rate exceeded'],
  'application-autoscaling': [400, 'ThrottlingException', 'Rate exceeded'],
  ssm: [400, 'ThrottlingException', 'Rate exceeded'],
  kms: [400, 'ThrottlingException', 'Rate exceeded'],
  s3: [503, 'SlowDown', 'Please reduce your request rate.'],
  dynamodb: [
    400,
    'ProvisionedThroughputExceededException',
    'The level of configured provisioned throughput for the table was exceeded.',
  ],
};

/** DynamoDB's actions on tables, unlike those on items, have no provisioned throughput to exceed. */
const controlPlane =
  /^(Create|Delete|Describe|Update|List)(Table|TimeToLive|Tags)|^(Unt|T)agResource/;

const internalError: Readonly<Record<ServiceName, string>> = {
  sns: 'InternalError',
  sts: 'InternalFailure',
  sqs: 'InternalError',
  secretsmanager: 'InternalServiceError',
  s3: 'InternalError',
  dynamodb: 'InternalServerError',
  ecs: 'ServerException',
  ecr: 'ServerException',
  logs: 'InternalFailure',
  elasticloadbalancing: 'InternalFailure',
  'application-autoscaling': 'InternalServiceException',
  ssm: 'InternalServerError',
  iam: 'ServiceFailure',
  kms: 'KMSInternalException',
  monitoring: 'InternalServiceFault',
  cloudformation: 'InternalFailure',
};

/** The response of a service that throttles this action. */
export function throttleResponse(service: ServiceName, action: string): ServiceResponse {
  if (service === 'dynamodb' && controlPlane.test(action))
    return errorResponse(
      service,
      400,
      'ThrottlingException',
      'Rate of requests exceeds the allowed throughput.',
    );
  return errorResponse(service, ...throttling[service]);
}

/** The response of a service that fails with this HTTP status. */
export const failureResponse = (service: ServiceName, status: number): ServiceResponse =>
  status === 503
    ? errorResponse(
        service,
        status,
        'ServiceUnavailable',
        'The service is unavailable. Try again later.',
      )
    : errorResponse(service, status, internalError[service], 'An internal error occurred.');
