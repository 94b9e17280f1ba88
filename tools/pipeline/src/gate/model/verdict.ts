import type { ErrorCode } from '@gatehouse/service-manifest';
import type { Finding } from './finding.ts';
import type { LeftOut, OtherResult } from './report.ts';
import type { Severity } from './severity.ts';

/** Passed, blocked by evidence, or undecided, which blocks as well. */
export type VerdictOutcome = 'passed' | 'blocked' | 'undecided';

/** The gate's verdict on one image for one environment. */
export interface Verdict {
  readonly outcome: VerdictOutcome;
  readonly service: string;
  readonly environment: string;
  /** `repository@sha256:...` */
  readonly image: string;
  readonly at: Date;
  /** Why it could not decide, one line each; empty unless undecided. */
  readonly undecided: readonly string[];
  /** Codes of what could not be collected; undefined if the scans themselves are the reason. */
  readonly failureCodes?: readonly ErrorCode[] | undefined;
  /** Blocking reasons besides findings, such as an expired exception, one line each. */
  readonly blocks: readonly string[];
  /** What a person should look at but does not block, one line each. */
  readonly warnings: readonly string[];
  /** Every finding with its decision: blocking ones first, then by severity, id and package. */
  readonly decisions: readonly Decision[];
  readonly counts: Readonly<Record<Severity, number>>;
  readonly scans: readonly Scan[];
  /** Exceptions that excused a finding. */
  readonly exceptions: readonly UsedException[];
  /** What scanners omit by their own built-in rules. */
  readonly leftOut: readonly LeftOut[];
  /** Results that are not about vulnerabilities. */
  readonly others: readonly OtherResult[];
  /** Until when the verdict is valid, and why no longer. */
  readonly holds: Holds;
}

export interface Holds {
  /** The first moment at which the verdict is no longer valid. */
  readonly until: Date;
  /** Such as `the exception for CVE-2026-0001 expires`. */
  readonly because: string;
}

/** The decision on a finding. */
export type Action = 'block' | 'warn' | 'count' | 'except' | 'grace';

export interface Decision {
  readonly finding: Finding;
  readonly action: Action;
  /** Each rule in the order of evaluation, with its result; the last one decided. */
  readonly steps: readonly Step[];
}

export interface Step {
  /** Such as `exception`, `grace`, `outside-bundle`, `severity`. */
  readonly rule: string;
  readonly says: string;
}

/** A scan that was taken into account. */
export interface Scan {
  readonly scanner: string;
  readonly version: string | undefined;
  readonly origin: string;
  readonly completedAt: Date | undefined;
  readonly findings: number;
}

export interface UsedException {
  readonly file: string;
  readonly vulnerability: string;
  readonly owner: string;
  readonly ticket: string;
  /** The first moment at which it is no longer valid. */
  readonly expires: Date;
  readonly findings: number;
  /** Whether it says that the findings are harmless. */
  readonly notAffected?: boolean | undefined;
  /** What it excuses: `CVE-2026-0001 in qs 6.0.0`. */
  readonly excused: readonly string[];
}
