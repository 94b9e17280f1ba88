import { SEVERITIES, type Severity } from '../../gate/model/severity.ts';

export type BySeverity<T> = Readonly<Record<Severity, T>>;
export const bySeverity = <T>(make: (severity: Severity) => T): BySeverity<T> =>
  Object.fromEntries(SEVERITIES.map((severity) => [severity, make(severity)])) as BySeverity<T>;
