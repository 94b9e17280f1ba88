import {
  environmentNamesOf,
  type EnvironmentNames,
  type Workspace,
} from '@gatehouse/service-manifest';

/** The environments that have an account, with their names; an environment of a laptop has none. */
export const deployedEnvironments = (workspace: Workspace): [string, EnvironmentNames][] =>
  Object.entries(workspace.environments)
    .filter(([, { local }]) => !local)
    .map(([name]) => [name, environmentNamesOf(workspace, name)]);
