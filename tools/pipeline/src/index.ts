export { decide, type DecideInput } from './gate/decide/decide.ts';
export type { ReportedFinding, ScannerReport } from './gate/model/report.ts';
export { SEVERITIES } from './gate/model/severity.ts';
export type { Verdict } from './gate/model/verdict.ts';
export { mergeFindings } from './gate/normalise/merge-findings.ts';
export type { Policy } from './gate/policy/policy-schema.ts';
