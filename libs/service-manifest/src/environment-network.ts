import type { EnvironmentSettings } from './schema/environment-schema.ts';

/** The network of an environment. */
export interface EnvironmentNetwork {
  readonly cidr: string;
  readonly zones: number;
  readonly zoneNames: readonly string[] | undefined;
  /** Whether tasks reach AWS through endpoints; otherwise they have public addresses. */
  readonly endpoints: boolean;
  /** Zones with endpoints of their own. */
  readonly redundancy: number;
  /** Undefined if it is not set: then it depends on the manifests. */
  readonly natGateways: number | undefined;
  readonly existing: NonNullable<EnvironmentSettings['network']>['existing'];
}
