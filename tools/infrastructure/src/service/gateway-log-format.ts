/** The fields of a line in the access log of API Gateway. */
export const LOG_FORMAT = {
  time: '$context.requestTime',
  ip: '$context.identity.sourceIp',
  method: '$context.httpMethod',
  path: '$context.path',
  status: '$context.status',
  bytes: '$context.responseLength',
  requestId: '$context.requestId',
  error: '$context.integrationErrorMessage',
};
