import type { ReportedFinding } from '../model/report.ts';
import type { Names } from './same-vulnerability.ts';

export interface Reported {
  readonly scanner: string;
  readonly reported: ReportedFinding;
  readonly names: Names;
}
