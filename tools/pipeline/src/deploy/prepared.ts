import type { Work } from './apply/work.ts';
import type { DeploymentRecord, EvidenceRecord } from './record/record.ts';

/** A deployment that is ready to start. */
export interface Prepared {
  readonly work: Work;
  /** The gate's evidence; undefined if only the changes are to be shown. */
  readonly evidence: EvidenceRecord | undefined;
  /** Digests with which ECS may report the image. */
  readonly digests: ReadonlySet<string>;
  /** The record of what runs. */
  readonly record: DeploymentRecord | undefined;
}
