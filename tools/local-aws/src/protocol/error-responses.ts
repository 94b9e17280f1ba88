import { randomUUID } from 'node:crypto';
import { escapeXml } from './escape-xml.ts';
import { isQueryService, namespaces } from './namespaces.ts';
import { queryErrorHeader } from './query-errors.ts';
import { jsonResponse, type ServiceResponse } from './http-message.ts';
import { serviceNames, type ServiceName } from './service-names.ts';

/** JSON protocol version and error namespace of the services that differ from other JSON services. */
const jsonProtocols: Partial<Record<ServiceName, { type: string; prefix: string }>> = {
  monitoring: { type: 'application/x-amz-json-1.0', prefix: '' },
  sqs: { type: 'application/x-amz-json-1.0', prefix: 'com.amazonaws.sqs#' },
  dynamodb: { type: 'application/x-amz-json-1.0', prefix: 'com.amazonaws.dynamodb.v20120810#' },
};

/** A service's variant of the JSON protocol. */
export const jsonProtocolOf = (service: ServiceName): { type: string; prefix: string } =>
  jsonProtocols[service] ?? { type: 'application/x-amz-json-1.1', prefix: '' };

/** An error response in the format of the service; `details` are further members of a JSON error. */
export function errorResponse(
  service: ServiceName,
  status: number,
  code: string,
  message: string,
  details: object = {},
): ServiceResponse {
  if (service === 's3') return s3Error(status, code, message);
  if (isQueryService(service)) return queryError(status, code, message, namespaces[service]);
  const { type, prefix } = jsonProtocolOf(service);
  const members = { __type: prefix + code, message, Message: message, ...details };
  const answer = jsonResponse(status, members, type);
  return service === 'sqs'
    ? { ...answer, headers: { ...answer.headers, ...queryErrorHeader(code, status) } }
    : answer;
}

/** The response for a service that the embedded AWS does not have: a 4xx, so that no SDK retries it. */
export function unsupportedService(
  service: string,
  contentType: string | undefined,
): ServiceResponse {
  const message = `The embedded AWS has no service "${service}". It has: ${serviceNames.join(', ')}.`;
  return contentType?.startsWith('application/x-www-form-urlencoded')
    ? queryError(400, 'UnsupportedService', message)
    : jsonResponse(400, { __type: 'UnsupportedService', message });
}

function queryError(
  status: number,
  code: string,
  message: string,
  namespace?: string,
): ServiceResponse {
  const requestId = randomUUID();
  const type = status < 500 ? 'Sender' : 'Receiver';
  return {
    status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body:
      `<ErrorResponse${namespace ? ` xmlns="${namespace}"` : ''}><Error><Type>${type}</Type>` +
      `<Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>` +
      `<RequestId>${requestId}</RequestId></ErrorResponse>`,
  };
}

function s3Error(status: number, code: string, message: string): ServiceResponse {
  const requestId = randomUUID();
  return {
    status,
    headers: { 'content-type': 'application/xml', 'x-amz-request-id': requestId },
    body:
      `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code>` +
      `<Message>${escapeXml(message)}</Message><RequestId>${requestId}</RequestId></Error>`,
  };
}
