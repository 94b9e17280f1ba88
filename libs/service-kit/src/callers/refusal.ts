import { Problem } from '../responses/problem.ts';
import { problemTypes } from '../responses/problem-types.ts';

/** An unknown caller: 401 with the accepted authentication schemes. */
export class Refusal extends Problem {
  /** The reason, for the log only, without any data of the caller. */
  readonly reason: string;

  /** @param challenges As listed in `WWW-Authenticate` (RFC 9110, section 11.6.1). */
  constructor(reason: string, challenges: readonly string[]) {
    super(401, {
      detail: challenges.some((challenge) => challenge.startsWith('Bearer'))
        ? 'A valid API key is needed in the x-api-key header, or a valid token in Authorization'
        : 'A valid API key is needed in the x-api-key header',
      headers: { 'WWW-Authenticate': challenges.join(', ') },
    });
    this.reason = reason;
  }
}

/** It is temporarily impossible to decide whether a caller is known. */
export const undecided = (cause: unknown) =>
  new Problem(503, {
    ...problemTypes.authenticationUnavailable,
    detail: 'Callers cannot be authenticated at the moment',
    headers: { 'Retry-After': '5' },
    cause,
  });
