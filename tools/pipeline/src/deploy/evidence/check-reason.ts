import { problem, type PreflightProblem } from '../preflight/run-checks.ts';

const LEAST = 10;
const MOST = 200;

/**
 * Reasons are recorded and announced, so they must be meaningful.
 * @param option The option with the reason.
 */
export const checkReason = (option: string, reason: string | undefined): PreflightProblem[] =>
  reason !== undefined && (reason.trim().length < LEAST || reason.length > MOST)
    ? [problem(`${option}: the reason must have ${LEAST} to ${MOST} characters`)]
    : [];
