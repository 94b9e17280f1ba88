import type { Exception, Revocation } from '../exception.ts';

/** The result of a document. */
export interface Statements {
  readonly exceptions: readonly Exception[];
  readonly revocations: readonly Revocation[];
  /** Its problems, one line each. What it excuses does not count then. */
  readonly problems: readonly string[];
  /** Services that it could apply to; undefined: any. */
  readonly services: readonly string[] | undefined;
  /** Valid statements about something that the gate never sees, one line each. */
  readonly idle: readonly string[];
  /** The day on which one of Gatehouse's own exceptions was allowed, such as `2026-11-30`. */
  readonly created?: string;
}
