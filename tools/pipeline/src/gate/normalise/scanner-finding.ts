import type { ReportedFinding } from '../model/report.ts';
import type { Names } from './same-vulnerability.ts';

/** A finding of one scanner, and the names of its vulnerability. */
export interface ScannerFinding {
  readonly scanner: string;
  readonly reported: ReportedFinding;
  readonly names: Names;
}
