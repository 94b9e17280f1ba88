import type { Policy } from '../policy/policy-schema.ts';
import type { FirstSeen } from './deadlines.ts';
import type { Excuse } from './find-excuses.ts';

/** The inputs of a decision on a finding. */
export interface Grounds {
  readonly policy: Policy;
  readonly excuse: Excuse;
  /** Undefined without a record of it. */
  readonly firstSeen: FirstSeen | undefined;
  readonly now: Date;
}
