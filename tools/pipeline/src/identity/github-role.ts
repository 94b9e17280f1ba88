import {
  GatehouseError,
  environmentNamesOf,
  GITHUB_ROLES,
  REGISTRY,
  registryNamesOf,
  type GithubRoleName,
  type RegistryNames,
  type Workspace,
} from '@gatehouse/service-manifest';

/** An AWS role that a GitHub job assumes. */
export interface GithubRole {
  readonly arn: string;
  readonly region: string;
}

/** The role names of the registry and the environments; neither has all roles. */
type RoleNames = { readonly [Name in GithubRoleName as `${Name}Role`]?: string } & Pick<
  RegistryNames,
  'region'
> & { readonly arn: Pick<RegistryNames['arn'], 'role'> };

/**
 * The role with this name in an environment, or in the registry.
 * @throws with one line if it does not exist
 */
export function githubRole(workspace: Workspace, name: string, environment: string): GithubRole {
  if (!isRole(name))
    throw new GatehouseError(
      'GH-IDENTITY-001',
      `There is no role "${name}"; there are: ${Object.keys(GITHUB_ROLES).join(', ')}`,
    );
  const { of } = GITHUB_ROLES[name];
  const inRegistry = environment === REGISTRY;
  const place: RoleNames = inRegistry
    ? registryNamesOf(workspace)
    : placeOf(workspace, environment);
  const role = (inRegistry ? of.registry : of.environments) ? place[`${name}Role`] : undefined;
  if (role === undefined)
    throw new GatehouseError(
      'GH-IDENTITY-001',
      inRegistry
        ? `The registry has no role "${name}"; the environments have`
        : `The environment "${environment}" has no role "${name}"; the registry has: --environment ${REGISTRY}`,
    );
  return { arn: place.arn.role(role), region: place.region };
}

const isRole = (name: string): name is GithubRoleName => Object.hasOwn(GITHUB_ROLES, name);

function placeOf(workspace: Workspace, environment: string): RoleNames {
  const { environments } = workspace;
  const settings = Object.hasOwn(environments, environment) ? environments[environment] : undefined;
  if (settings === undefined)
    throw new GatehouseError(
      'GH-WORKSPACE-003',
      `gatehouse.json has no environment "${environment}"; there are: ${[...Object.keys(environments), REGISTRY].join(', ')}`,
    );
  if (settings.local)
    throw new GatehouseError(
      'GH-WORKSPACE-005',
      `The environment "${environment}" is local: it has no roles in AWS`,
    );
  return environmentNamesOf(workspace, environment);
}
