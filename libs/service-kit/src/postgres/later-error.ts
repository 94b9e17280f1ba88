/**
 * Classes and codes of PostgreSQL's errors with which the same statement may succeed later: a lost connection, too few resources, a
 * conflict, a time-out, a shutdown, a writer that has become a reader.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const LATER = /^(?:08|53|57P0|40001|40P01|55P03|57014|25006)/;

/** A statement that PostgreSQL refused has a code of five characters; anything else is about the connection. */
const SQLSTATE = /^[0-9A-Z]{5}$/;

/** Marks an error for `callDependency`, which turns it into 503 or 502. */
export function markRetryable(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code } = error as { code?: unknown };
  const refused = typeof code === 'string' && SQLSTATE.test(code);
  return Object.assign(error, { retryable: !refused || LATER.test(code as string) });
}
