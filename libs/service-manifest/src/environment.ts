import { entryOf, type Entry } from './entry.ts';
import type { EnvironmentNames } from './environment-names.ts';
import type { EnvironmentNetwork } from './environment-network.ts';
import { hasEndpoints } from './has-endpoints.ts';
import { repositoriesOf } from './repository-names.ts';
import type { Profile } from './schema/profiles.ts';
import { isShared } from './shared-account.ts';
import type { Workspace } from './schema/workspace-schema.ts';
import { environmentNamesOf } from './shared-names.ts';

/** The complete settings of an environment, as the infrastructure uses them. */
export interface Environment {
  readonly name: string;
  readonly profile: Profile;
  readonly names: EnvironmentNames;
  readonly production: boolean;
  /** The account of its images. */
  readonly registryAccount: string;
  /** ARN of the repositories that its tasks pull from, with a wildcard. */
  readonly images: string;
  /** Id of the public hosted zone. */
  readonly hostedZone: string | undefined;
  /**
   * How services are reached: through load balancers or, without a domain, through API Gateway and
   * names in the VPC.
   */
  readonly entry: Entry;
  /** Whether other environments may be in the same account and region. */
  readonly sharedAccount: boolean;
  readonly network: EnvironmentNetwork;
  readonly firewall: boolean;
  readonly insights: boolean;
  readonly dashboards: boolean;
  readonly deletionProtection: boolean;
  /** Days. */
  readonly logRetention: number;
  readonly archiveYears: number;
  readonly archiveLock: 'governance' | 'compliance';
}

export const DEFAULT_ZONES = 2;

/**
 * The defaults of the profile, overridden by `gatehouse.json`.
 * @throws like `environmentNamesOf`
 */
export function environmentOf(workspace: Workspace, name: string): Environment {
  const names = environmentNamesOf(workspace, name);
  const settings = workspace.environments[name]!;
  const { profile = 'standard' } = workspace;
  const { production = false, hostedZone, network = {} } = settings;
  const { zones = DEFAULT_ZONES } = network;
  const zoneCount = typeof zones === 'number' ? zones : zones.length;
  const { previous, release } = repositoriesOf(workspace);
  const detailed = profile === 'regulated' || (production && profile !== 'starter');
  return {
    name,
    profile,
    names,
    production,
    registryAccount: workspace.registry.account,
    images: (workspace.registry.previousRepositories ? previous('*') : release(name, '*')).arn,
    hostedZone,
    entry: entryOf(settings),
    sharedAccount: isShared(workspace, name),
    network: {
      cidr: network.cidr ?? '10.0.0.0/16',
      zones: zoneCount,
      zoneNames: typeof zones === 'number' ? undefined : zones,
      endpoints: hasEndpoints(workspace, settings),
      redundancy:
        network.redundancy ?? (network.natGateways || undefined) ?? (production ? zoneCount : 1),
      natGateways: network.natGateways,
      existing: network.existing,
    },
    firewall: settings.firewall ?? true,
    insights: settings.insights ?? detailed,
    dashboards: settings.dashboards ?? detailed,
    deletionProtection: settings.deletionProtection ?? production,
    logRetention: settings.logRetention ?? 30,
    archiveYears: settings.archiveYears ?? (production && profile !== 'starter' ? 7 : 1),
    archiveLock:
      settings.archiveLock ?? (production && profile !== 'starter' ? 'compliance' : 'governance'),
  };
}
