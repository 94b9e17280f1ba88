/** An error response of a service; `code` is the exception's name in its API. */
export class ServiceError extends Error {
  readonly code: string;
  readonly status: number;
  /** Further members of the response, as in the service's model. */
  readonly details: object;

  constructor(code: string, message: string, status = 400, details: object = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
    this.details = details;
  }
}
