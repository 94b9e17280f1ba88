import type { Severity } from '../gate/model/severity.ts';
import type { Action } from '../gate/model/verdict.ts';

/** A finding in a record. */
export interface RecordedFinding {
  readonly id: string;
  readonly package: string;
  readonly severity: Severity;
  readonly action: Action;
  readonly fixable: boolean;
  readonly outsideBundle: boolean;
  readonly exploited: boolean;
  /** Whether an exception or a VEX statement says that it is harmless. */
  readonly notAffected: boolean;
  /** Whether the scanners that found it rate it differently. */
  readonly ratedDifferently: boolean;
  /** Indexes into the record's scanners. */
  readonly seenBy: readonly number[];
  /**
   * Day since 1970 on which the service first had it, in UTC; undefined if that was not recorded.
   */
  readonly firstSeen: number | undefined;
}
