import type { RecordedFinding } from '../../records/recorded-finding.ts';
import type { GateRecord } from '../../records/gate-schema.ts';
import type { ServiceHistory } from './service-history.ts';

/**
 * How a finding ended. `patched`: an image without it was deployed. `not-affected`: an exception or a VEX statement
 * says that it is harmless. `withdrawn`: scanners no longer report it for the same image. `retired`: the service or the
 * environment was removed.
 */
export type Ending = 'patched' | 'not-affected' | 'withdrawn' | 'retired';

/** The time during which a finding was in a running image. */
export interface Span {
  readonly service: string;
  readonly environment: string;
  /** `CVE-2026-0001 qs` */
  readonly key: string;
  /** As last seen. */
  finding: RecordedFinding;
  /** Day from which it counts as open here. */
  readonly opened: number;
  /** Day from which its age counts: when the service first had it or, if it returned, when it returned. */
  readonly since: number;
  readonly returned: boolean;
  ended: { readonly how: Ending; readonly day: number } | undefined;
}

/** The state of a history at the end of its records. */
export interface Timeline {
  readonly place: ServiceHistory;
  readonly spans: readonly Span[];
  /** Digest of the running image; undefined if nothing was deployed. */
  readonly running: string | undefined;
  /** The last complete scan of the running image. */
  readonly scan: GateRecord | undefined;
  /** Findings of that scan. */
  readonly findings: readonly RecordedFinding[];
}

export const keyOf = ({ id, package: name }: RecordedFinding): string => `${id} ${name}`;

export const isOpenOn = ({ opened, ended }: Span, day: number): boolean =>
  opened <= day && (ended === undefined || ended.day > day);
