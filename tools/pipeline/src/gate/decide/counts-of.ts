import type { Finding } from '../model/finding.ts';
import { SEVERITIES, type Severity } from '../model/severity.ts';

/** Number of findings by severity. */
export function countsOf(findings: readonly Finding[]): Record<Severity, number> {
  const none = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0]));
  const counts = none as Record<Severity, number>;
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
