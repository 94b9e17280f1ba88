import { deployedEnvironments, type Workspace } from '@gatehouse/service-manifest';

/** The environments that a command applies to: the named one, or all except those on a laptop. */
export const environmentsOf = (
  workspace: Workspace,
  named: string | undefined,
): readonly string[] => (named === undefined ? deployedEnvironments(workspace) : [named]);
