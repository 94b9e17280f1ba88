import type { Service } from '../load/service.ts';
import type { Workspace } from '../schema/workspace-schema.ts';

/** A workspace at one commit. */
export interface WorkspaceState {
  readonly workspace: Workspace;
  readonly services: readonly Service[];
}

/** A change that AWS would refuse, that would lose data, or that would be an outage. */
export interface UnsafeChange {
  /** By which a commit accepts it: `Accept-Change: orders port`. */
  readonly service: string;
  readonly what: string;
  /** Relative to the workspace. */
  readonly file: string;
  readonly message: string;
  /** What to do instead, in this order. */
  readonly steps: readonly string[];
}

/** A change of one service, whose name and file are known to the caller. */
export type ServiceChange = Pick<UnsafeChange, 'what' | 'message' | 'steps'>;
