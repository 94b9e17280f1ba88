import type { FirstSeen } from '../gate/decide/deadlines.ts';
import type { Finding } from '../gate/model/finding.ts';
import type { Verdict } from '../gate/model/verdict.ts';
import type { Policy } from '../gate/policy/policy-schema.ts';

export interface GateFacts {
  readonly kind: 'gate' | 'rescan';
  readonly sequence: number;
  readonly verdict: Verdict;
  /** Undefined if the rules were unreadable. */
  readonly policy: Policy | undefined;
  /** Undefined without a first-seen record. */
  readonly firstSeen: ((finding: Finding) => FirstSeen) | undefined;
  readonly endedAt: Date;
  readonly milliseconds: number;
  readonly run: string | undefined;
}
