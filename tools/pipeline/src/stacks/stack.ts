import {
  GatehouseError,
  deployedEnvironments,
  REGISTRY,
  stackNameOf,
  type Workspace,
} from '@gatehouse/service-manifest';

/** A stack of this commit, and where it belongs. */
export interface Stack {
  readonly name: string;
  /** An environment, or `registry`. */
  readonly place: string;
  /** The service whose stack it is; undefined for a stack that services share. */
  readonly service: string | undefined;
  readonly template: unknown;
}

/** The registry and the environments, in the order in which their stacks are deployed. */
export const placesOf = (workspace: Workspace): string[] => [
  REGISTRY,
  ...deployedEnvironments(workspace),
];

/**
 * Where a stack belongs, by its name. The stack of an account belongs to the first place that is in the account.
 * @throws with one line for a name that no stack of this workspace has
 */
export function placeOfStack(workspace: Workspace, name: string): Pick<Stack, 'place' | 'service'> {
  for (const place of placesOf(workspace)) {
    if (name === stackNameOf.account(accountOf(workspace, place)))
      return { place, service: undefined };
    const ofService = stackNameOf.service(place, '');
    if (name.startsWith(ofService)) return { place, service: name.slice(ofService.length) };
    if (name.startsWith(`gatehouse-${place}-`)) return { place, service: undefined };
  }
  throw new GatehouseError(
    'GH-CLI-001',
    `${name}: no environment of gatehouse.json has a stack of this name`,
  );
}

const accountOf = ({ registry, environments }: Workspace, place: string): string =>
  place === REGISTRY ? registry.account : environments[place]!.account;
