import { errorResponse, jsonProtocolOf } from './error-responses.ts';
import type { ServiceResponse, ServiceRequest } from './http-message.ts';
import { identifyAction } from './identify-action.ts';
import type { ServiceName } from './service-names.ts';
import { checkParameters } from './check-parameters.ts';
import { operationOf, type Operations, type OperationParameters } from './operations.ts';
import { parseJsonObject } from './parse-json-object.ts';
import { ServiceError } from './service-error.ts';

/**
 * Responds to a request of the AWS JSON protocol.
 * @param parameters The parameters of each operation; others are refused.
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export async function answerJson<State>(
  service: ServiceName,
  request: ServiceRequest,
  operations: Operations<State>,
  state: State,
  parameters?: OperationParameters,
): Promise<ServiceResponse> {
  const action = identifyAction(service, request);
  const failure = ({ status, code, message, details }: ServiceError): ServiceResponse =>
    errorResponse(service, status, code, message, details);
  const operation = operationOf(operations, action);
  if (!operation)
    return failure(
      new ServiceError('UnknownOperationException', `The embedded ${service} has no ${action}.`),
    );
  try {
    const input = parseJsonObject(request.body);
    if (parameters) checkParameters(service, action, parameters[action] ?? {}, input);
    const result = await operation(input as never, state);
    const headers = { 'content-type': jsonProtocolOf(service).type };
    return { status: 200, headers, body: write(result) };
  } catch (error) {
    if (error instanceof ServiceError) return failure(error);
    throw error;
  }
}

/** Converts values to the protocol's format: times in seconds since 1970, bytes in base64. */
const write = (result: object): string =>
  JSON.stringify(result, function (this: Record<string, unknown>, name, value: unknown) {
    const raw = this[name];
    if (raw instanceof Date) return raw.getTime() / 1000;
    return raw instanceof Uint8Array ? Buffer.from(raw).toString('base64') : value;
  });
