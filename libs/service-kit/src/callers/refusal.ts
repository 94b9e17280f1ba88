import { Problem } from '../responses/problem.ts';

/** A caller that is not known: 401 with what it may authenticate by. */
export class Refusal extends Problem {
  /** For the log alone: why, without a word of what the caller sent. */
  readonly reason: string;

  /** @param challenges As `WWW-Authenticate` lists them (RFC 9110, section 11.6.1). */
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

/** Nobody can say at the moment whether a caller is known. */
export const undecided = (cause: unknown) =>
  new Problem(503, {
    detail: 'Callers cannot be authenticated at the moment',
    headers: { 'Retry-After': '5' },
    cause,
  });
