import {
  deployedEnvironments,
  environmentNamesOf,
  GITHUB_ROLES,
  REGISTRY,
  registryNamesOf,
  type GithubRoleName,
  type Workspace,
} from '@gatehouse/service-manifest';

/** The ARN of each role, by `ROLE ENVIRONMENT`: a job assumes it before it runs any of our code. */
export function rolesOf(workspace: Workspace): [string, string][] {
  const registry = registryNamesOf(workspace);
  const names = Object.keys(GITHUB_ROLES) as GithubRoleName[];
  return [
    ...names
      .filter((name) => GITHUB_ROLES[name].of.registry)
      .map((name): [string, string] => [
        `${name} ${REGISTRY}`,
        registry.arn.role(registry[`${name}Role` as 'statusRole']),
      ]),
    ...deployedEnvironments(workspace).flatMap((environment) => {
      const place = environmentNamesOf(workspace, environment);
      return names
        .filter((name) => GITHUB_ROLES[name].of.environments)
        .map((name): [string, string] => [
          `${name} ${environment}`,
          place.arn.role(place[`${name}Role` as 'statusRole']),
        ]);
    }),
  ];
}
