import { errorResponse } from '../protocol/error-responses.ts';
import {
  jsonResponse,
  type ServiceResponse,
  type ServiceRequest,
} from '../protocol/http-message.ts';
import { checkParameters } from '../protocol/check-parameters.ts';
import { parseJsonObject } from '../protocol/parse-json-object.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { Context, Operations } from './context.ts';
import { SecretsManagerError } from './errors.ts';
import { Input } from './input.ts';
import { createSecretOperations } from './operations/create-secret.ts';
import { deleteSecretOperations } from './operations/delete-secret.ts';
import { describeSecretOperations } from './operations/describe-secret.ts';
import { randomPasswordOperations } from './operations/get-random-password.ts';
import { rotateSecretOperations } from './operations/rotate-secret.ts';
import { secretValueOperations } from './operations/secret-values.ts';
import { tagOperations } from './operations/tags.ts';
import { secretsParameters } from './parameters.ts';
import { updateSecretOperations } from './operations/update-secret.ts';

const operations: Operations = {
  ...createSecretOperations,
  ...secretValueOperations,
  ...updateSecretOperations,
  ...describeSecretOperations,
  ...deleteSecretOperations,
  ...tagOperations,
  ...rotateSecretOperations,
  ...randomPasswordOperations,
};

/** Responds to a request of Secrets Manager's JSON 1.1 protocol. */
export async function answerSecretsManager(
  request: ServiceRequest,
  context: Context,
): Promise<ServiceResponse> {
  const action = String(request.headers['x-amz-target'] ?? '').replace(/^secretsmanager\./, '');
  const operation = Object.hasOwn(operations, action) ? operations[action] : undefined;
  if (!operation)
    return failure('UnknownOperationException', `The embedded Secrets Manager has no ${action}.`);
  try {
    const parameters = parseJsonObject(request.body);
    checkParameters('secretsmanager', action, secretsParameters[action] ?? {}, parameters);
    const result = await operation(new Input(parameters), context);
    return jsonResponse(200, result, 'application/x-amz-json-1.1');
  } catch (error) {
    if (error instanceof SecretsManagerError || error instanceof ServiceError)
      return failure(error.code, error.message);
    throw error;
  }
}

const failure = (code: string, message: string): ServiceResponse =>
  errorResponse('secretsmanager', 400, code, message);
