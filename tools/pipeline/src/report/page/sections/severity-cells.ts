import { SEVERITIES } from '../../../gate/model/severity.ts';
import type { BySeverity } from '../../compute/by-severity.ts';
import { count, severityName } from '../numbers.ts';

export const severityColumns = SEVERITIES.map((severity) => ({
  name: severityName(severity),
  figure: true,
}));
export const cells = (values: BySeverity<number>) =>
  SEVERITIES.map((severity) => count(values[severity]));
export const total = (values: BySeverity<number>) =>
  SEVERITIES.reduce((sum, severity) => sum + values[severity], 0);
