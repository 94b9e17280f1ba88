import {
  GatehouseError,
  deployedEnvironments,
  REGISTRY,
  stackNameOf,
  type Workspace,
} from '@gatehouse/service-manifest';

/** A stack of this commit, and its owner. */
export interface Stack {
  readonly name: string;
  /** An environment, or `registry`. */
  readonly place: string;
  /** The service that owns the stack; undefined for a shared stack. */
  readonly service: string | undefined;
  readonly template: unknown;
}

/** The registry and the environments, in the order in which their stacks are deployed. */
export const placesOf = (workspace: Workspace): string[] => [
  REGISTRY,
  ...deployedEnvironments(workspace),
];

/**
 * The owner of a stack, by its name. The stack of an account belongs to the first target in the account.
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
