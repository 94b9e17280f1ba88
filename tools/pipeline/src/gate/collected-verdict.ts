import type { Workspace } from '@gatehouse/service-manifest';
import type { HashedFile } from './hashed-file.ts';
import type { OpenedRecord } from './first-seen/record.ts';
import type { Verdict } from './model/verdict.ts';
import type { Policy } from './policy/policy-schema.ts';
import type { Rules } from './read-rules.ts';

/** A verdict, and its grounds; no rules if they were unreadable. */
export interface CollectedVerdict {
  readonly verdict: Verdict;
  readonly rules: Rules | undefined;
  readonly workspace: Workspace | undefined;
  /** Digests of the scans behind it: files as they were read, and ECR's responses. */
  readonly scans: readonly HashedFile[];
  /** Undefined if it was unreadable. */
  readonly policy: Policy | undefined;
  /** When findings were first seen, if there is a record. */
  readonly firstSeen: OpenedRecord['lookUp'] | undefined;
  /** Records the findings, if there is a record; returns the verdict that is valid then. */
  readonly record: () => Promise<Verdict>;
}
