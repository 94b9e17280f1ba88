import type { Work } from '../../deploy/apply/work.ts';
import type { DeploymentRecord } from '../../deploy/record/record.ts';

/** A deployed revision, with everything that its tasks need. */
export interface DeployedRevision {
  /** Of a plan without changes. */
  readonly work: Work;
  readonly record: DeploymentRecord;
  readonly digests: ReadonlySet<string>;
  /** Why the gate's evidence for it is no longer valid, on one line. */
  readonly expired: string | undefined;
}
