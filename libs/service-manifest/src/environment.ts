import type { Workspace } from './schema/workspace-schema.ts';
import { environmentNamesOf, type EnvironmentNames } from './shared-names.ts';

/** An environment as the infrastructure makes it, nothing left out. */
export interface Environment {
  readonly name: string;
  readonly names: EnvironmentNames;
  readonly production: boolean;
  /** The account that its images come from. */
  readonly registryAccount: string;
  /** Id of the public hosted zone. */
  readonly hostedZone: string | undefined;
  readonly network: { readonly cidr: string; readonly zones: number; readonly natGateways: number };
  readonly deletionProtection: boolean;
  /** Days. */
  readonly logRetention: number;
  readonly archiveYears: number;
}

export const DEFAULT_ZONES = 2;

/** The defaults, safe in production and cheap elsewhere, then what `gatehouse.json` says. @throws as `environmentNamesOf` */
export function environmentOf(workspace: Workspace, name: string): Environment {
  const names = environmentNamesOf(workspace, name);
  const settings = workspace.environments[name]!;
  const { production = false, hostedZone, network = {} } = settings;
  const zones = network.zones ?? DEFAULT_ZONES;
  return {
    name,
    names,
    production,
    registryAccount: workspace.registry.account,
    hostedZone,
    network: {
      cidr: network.cidr ?? '10.0.0.0/16',
      zones,
      natGateways: network.natGateways ?? (production ? zones : 1),
    },
    deletionProtection: settings.deletionProtection ?? production,
    logRetention: settings.logRetention ?? 30,
    archiveYears: settings.archiveYears ?? (production ? 7 : 1),
  };
}
