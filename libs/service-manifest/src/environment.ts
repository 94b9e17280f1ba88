import { repositoriesOf } from './repository-names.ts';
import { isShared } from './shared-account.ts';
import type { EnvironmentSettings, Profile, Workspace } from './schema/workspace-schema.ts';
import { environmentNamesOf, type EnvironmentNames } from './shared-names.ts';

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
  readonly network: {
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
  };
  readonly firewall: boolean;
  readonly insights: boolean;
  readonly dashboards: boolean;
  readonly deletionProtection: boolean;
  /** Days. */
  readonly logRetention: number;
  readonly archiveYears: number;
  readonly archiveLock: 'governance' | 'compliance';
}

export type Entry = 'load-balancer' | 'gateway';

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

/** A load balancer's certificate needs a domain; API Gateway provides a name and a certificate. */
export const entryOf = ({ domain }: Pick<EnvironmentSettings, 'domain'>): Entry =>
  domain === undefined ? 'gateway' : 'load-balancer';

/** Whether tasks reach AWS through endpoints in the VPC. */
export const hasEndpoints = (
  { profile }: Pick<Workspace, 'profile'>,
  { network = {} }: EnvironmentSettings,
): boolean => network.endpoints ?? (network.existing !== undefined || profile !== 'starter');
