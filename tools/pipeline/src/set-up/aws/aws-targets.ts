import { deployedEnvironments, REGISTRY, type Workspace } from '@gatehouse/service-manifest';

/** The registry or an environment: an account and a region. */
export interface AwsTarget {
  readonly name: string;
  readonly account: string;
  readonly region: string;
}

/** The registry first, then the environments in the order of a release, without those on a laptop. */
export const targetsOf = (workspace: Workspace): readonly AwsTarget[] => [
  { name: REGISTRY, ...pick(workspace.registry) },
  ...deployedEnvironments(workspace).map((name) => ({
    name,
    ...pick(workspace.environments[name]!),
  })),
];

/** An account and its targets, which share its credentials. */
export interface Account {
  readonly id: string;
  readonly places: readonly AwsTarget[];
  /** Its first target represents it. */
  readonly place: AwsTarget;
}

/** Each account once. */
export function accountsOf(workspace: Workspace): readonly Account[] {
  const accounts = new Map<string, AwsTarget[]>();
  for (const place of targetsOf(workspace))
    accounts.set(place.account, [...(accounts.get(place.account) ?? []), place]);
  return [...accounts].map(([id, places]) => ({ id, places, place: places[0]! }));
}

/** Targets with distinct account and region: CDK is bootstrapped there, and the operations topic is there. */
export function regionsOf(workspace: Workspace): readonly Account[] {
  const regions = new Map<string, AwsTarget[]>();
  for (const place of targetsOf(workspace)) {
    const key = `${place.account}/${place.region}`;
    regions.set(key, [...(regions.get(key) ?? []), place]);
  }
  return [...regions.values()].map((places) => ({
    id: places[0]!.account,
    places,
    place: places[0]!,
  }));
}

export const namesIn = ({ places }: Account): readonly string[] => places.map(({ name }) => name);

const pick = ({ account, region }: { account: string; region: string }) => ({ account, region });
