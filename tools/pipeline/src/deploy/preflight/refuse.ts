import { Stop } from '../stop.ts';
import type { Finding } from './finding.ts';

/** @throws {Stop} where there are findings, with all of them: `undecided` if there is one that could not be looked at */
export function refuse(findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  const unknown = findings.some(({ kind }) => kind === 'unknown');
  throw new Stop(
    'GH-DEPLOY-011',
    unknown ? 'undecided' : 'refused',
    findings.map(({ text }) => text),
  );
}
