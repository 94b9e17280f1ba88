import { Problem, type ProblemStatus } from './problem.ts';

/** The problem document of an error. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  // The errors of Express and body-parser: http-errors with a status and a `type`.
  const { status, type } = (error ?? {}) as { status?: unknown; type?: unknown };
  switch (type) {
    case 'entity.too.large':
      return new Problem(413, { detail: 'The body is larger than this service accepts' });
    case 'entity.parse.failed':
      return new Problem(400, { detail: 'The body is not valid JSON' });
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return new Problem(415, { detail: 'The encoding of the body is not supported' });
    case 'request.aborted':
    case 'request.size.invalid':
      return new Problem(400, { detail: 'The body is incomplete' });
    default:
      return Number.isInteger(status) && (status as number) >= 400 && (status as number) < 500
        ? new Problem(status as ProblemStatus, { cause: error })
        : new Problem(500, { cause: error });
  }
}
