/** An error response of Secrets Manager; `code` is the exception's name in the API. */
export class SecretsManagerError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = code;
    this.code = code;
  }
}

export const notFound = (what = 'the specified secret.'): SecretsManagerError =>
  new SecretsManagerError('ResourceNotFoundException', `Secrets Manager can't find ${what}`);

export const alreadyExists = (message: string): SecretsManagerError =>
  new SecretsManagerError('ResourceExistsException', message);

export const invalidParameter = (message: string): SecretsManagerError =>
  new SecretsManagerError('InvalidParameterException', message);

export const invalidRequest = (message: string): SecretsManagerError =>
  new SecretsManagerError('InvalidRequestException', message);

/** AWS's response to input that violates the API's model. */
export const invalidInput = (message: string): SecretsManagerError =>
  new SecretsManagerError('ValidationException', message);
