import { Stop } from '../stop.ts';
import type { PreflightProblem } from './run-checks.ts';

/** @throws {Stop} with all results if there are any: `undecided` if one could not be checked */
export function refuse(findings: readonly PreflightProblem[]): void {
  if (findings.length === 0) return;
  const unknown = findings.some(({ kind }) => kind === 'unknown');
  throw new Stop(
    'GH-DEPLOY-011',
    unknown ? 'undecided' : 'refused',
    findings.map(({ text }) => text),
  );
}
