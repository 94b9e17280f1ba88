import type { Severity } from '../model/severity.ts';
import type { BundleMembership } from './bundle-membership.ts';

export interface MergeOptions {
  /** The scanner whose rating wins if it has one; otherwise the worst wins. */
  readonly preferScanner?: string | undefined;
  /** The policy's meanings of unknown words, in capitals. */
  readonly severityWords?: Readonly<Record<string, Severity>> | undefined;
  /** From the bill of materials. Default: unknown. */
  readonly bundle?: BundleMembership | undefined;
}
