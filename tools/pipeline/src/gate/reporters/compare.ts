import type { Decision } from '../model/verdict.ts';
import { bySeverity } from '../model/severity.ts';

/** The same on every machine, regardless of its locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Blocking findings first, then by severity, id and package. */
export const compareDecisions = (a: Decision, b: Decision): number =>
  Number(b.action === 'block') - Number(a.action === 'block') ||
  bySeverity(a.finding.severity, b.finding.severity) ||
  compareText(a.finding.id, b.finding.id) ||
  compareText(a.finding.package.name, b.finding.package.name) ||
  compareText(a.finding.package.version, b.finding.package.version);

/** The first ones in order, worst first. */
export function firstOf(most: number, decisions: readonly Decision[]): readonly Decision[] {
  if (decisions.length <= most) return decisions;
  return [...decisions].sort(compareDecisions).slice(0, most);
}
