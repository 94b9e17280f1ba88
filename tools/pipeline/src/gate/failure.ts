import { errorCodeOf, ManifestError, type ErrorCode } from '@gatehouse/service-manifest';
import { ReportError } from './model/report.ts';
import { RuleError } from './rule-error.ts';

/**
 * Errors with a message for people; any other error is a fault of the gate, and no decision either.
 */
export function linesOf(error: unknown): readonly string[] {
  if (error instanceof RuleError) return error.problems;
  if (error instanceof ManifestError) return error.message.split('\n');
  if (error instanceof ReportError) return [error.message];
  return [`The gate itself failed: ${(error as Error).message}`];
}

/** An unknown error is a fault of the gate. */
export function codeOf(error: unknown): ErrorCode {
  const code = errorCodeOf(error);
  return code === 'GH-CLI-099' ? 'GH-GATE-006' : code;
}
