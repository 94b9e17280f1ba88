/** What a problem is, beyond its status. */
export interface ProblemType {
  /** A URI that identifies it (RFC 9457, 3.1.1): callers compare it, and nothing has to be there. */
  readonly type: string;
  /** The same for every problem of the type. */
  readonly title: string;
}

const own = (name: string, title: string): ProblemType => ({
  type: `urn:problem-type:gatehouse:${name}`,
  title,
});

/** The kit's own, where a status alone does not tell a caller what to do. */
export const problemTypes = {
  invalidFields: own('invalid-fields', 'Fields of the request are not valid'),
  insufficientScope: own('insufficient-scope', 'The caller lacks a scope'),
  authenticationUnavailable: own(
    'authentication-unavailable',
    'Callers cannot be authenticated at the moment',
  ),
  deadlineExceeded: own('deadline-exceeded', 'The request took too long'),
  dependencyUnavailable: own('dependency-unavailable', 'A dependency is not available'),
  dependencyRefused: own('dependency-refused', 'A dependency refused the request'),
  idempotencyKeyReused: own(
    'idempotency-key-reused',
    'The Idempotency-Key belongs to another request',
  ),
  idempotencyInProgress: own('idempotency-in-progress', 'The first request is still in progress'),
  idempotencyResponseNotStored: own(
    'idempotency-response-not-stored',
    'The request is complete, and its response was not stored',
  ),
} as const;
