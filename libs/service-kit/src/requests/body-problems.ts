import { Problem } from '../responses/problem.ts';

/** The body is no JSON. */
export const malformed = (detail: string) => new Problem(400, { detail });
/** The body has more bytes than are allowed. */
export const tooLarge = (limit: number) =>
  new Problem(413, { detail: `The body is larger than this service accepts, ${limit} bytes` });
/** The body has a coding or a character set that the service does not read. */
export const unsupported = (detail: string) =>
  new Problem(415, { detail, headers: { Accept: 'application/json' } });
