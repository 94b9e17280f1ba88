import type { ServiceState } from '../observe/snapshot.ts';
import type { DeploymentRecord } from '../record/record.ts';

/** A service in an environment. */
export interface Row {
  readonly environment: string;
  readonly service: string;
  readonly record: DeploymentRecord | undefined;
  readonly seen: ServiceState | undefined;
  readonly drift: readonly string[];
  /** Why it could not be read. */
  readonly unknown: string | undefined;
}
