import { randomUUID } from 'node:crypto';
import { errorResponse } from './error-responses.ts';
import type { ServiceResponse, ServiceRequest } from './http-message.ts';
import { identifyAction } from './identify-action.ts';
import { namespaces, type QueryService } from './namespaces.ts';
import { checkParameters } from './check-parameters.ts';
import { operationOf, type OperationParameters, type Operations } from './operations.ts';
import type { Members } from './parameters.ts';
import { parseQuery } from './query-input.ts';
import { ServiceError } from './service-error.ts';
import { toXml } from './xml.ts';

const everyCall = { Action: 'text', Version: 'text' } as const;
const asText = { text: true };

/**
 * Responds to a request of the AWS query protocol: a form in, XML out.
 * @param parameters the parameters of each operation; others are refused
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export async function answerQuery<State>(
  service: QueryService,
  request: ServiceRequest,
  operations: Operations<State>,
  state: State,
  parameters?: OperationParameters,
): Promise<ServiceResponse> {
  const action = identifyAction(service, request);
  const operation = operationOf(operations, action);
  try {
    if (!operation)
      throw new ServiceError('InvalidAction', `The embedded ${service} has no ${action}.`);
    const input = parseQuery(request.body.toString());
    if (parameters)
      checkParameters(service, action, { ...parameters[action], ...everyCall }, input, asText);
    const result = await operation(withLists(input, parameters?.[action] ?? {}) as never, state);
    const requestId = randomUUID();
    return {
      status: 200,
      headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
      body:
        `<${action}Response xmlns="${namespaces[service]}">` +
        `<${action}Result>${toXml(result)}</${action}Result>` +
        `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>` +
        `</${action}Response>`,
    };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return errorResponse(service, error.status, error.code, error.message);
  }
}

/** An empty list arrives as an empty string: `Entries=`. */
const withLists = (input: object, parameters: Members): object =>
  Object.fromEntries(
    Object.entries(input).map(([name, value]: [string, unknown]) => [
      name,
      value === '' && Array.isArray(parameters[name]) ? [] : value,
    ]),
  );
