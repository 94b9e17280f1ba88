import type { ErrorCode } from '@gatehouse/service-manifest';
import type { Exception, Revocation } from '../exceptions/exception.ts';
import type { Finding } from '../model/finding.ts';
import type { ScannerReport } from '../model/report.ts';
import type { RunnableImage } from '../model/runnable-image.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { FirstSeen } from './deadlines.ts';

/** All inputs of a verdict: no clock, no file, no network. */
export interface DecideInput {
  readonly service: string;
  readonly environment: string;
  /** `repository@sha256:...` */
  readonly image: string;
  /** What would run, all of which must be scanned: the image or, for an index, every platform. */
  readonly images: readonly RunnableImage[];
  readonly reports: readonly ScannerReport[];
  /** The merged reports. */
  readonly findings: readonly Finding[];
  readonly policy: Policy;
  readonly exceptions: readonly Exception[];
  /** Statements that revoke earlier exceptions. */
  readonly revocations?: readonly Revocation[];
  /** Link to the bill of materials that is bound to the image. */
  readonly bom?: string | undefined;
  /** When a finding was first seen. Default: no record of it exists. */
  readonly firstSeen?: (finding: Finding) => FirstSeen | undefined;
  /** Files of invalid exceptions, one line each. */
  readonly invalidExceptions: readonly string[];
  /** What could not be collected, one line each. */
  readonly failures: readonly string[];
  readonly failureCodes?: readonly ErrorCode[];
  /** Warnings from collecting, one line each. */
  readonly warnings?: readonly string[];
  readonly now: Date;
}
