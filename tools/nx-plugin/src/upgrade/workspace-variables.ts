import { readJson, type Tree } from '@nx/devkit';
import type { Release } from '../releases/release.ts';
import { dependencies, NX_VERSION } from '../workspace/versions.ts';

/** The folder of the CDK app. */
export const INFRASTRUCTURE = 'apps/infrastructure';

/** Whether its folder has the CDK app, and not something of the team's. */
export function hasInfrastructure(tree: Tree): boolean {
  const file = `${INFRASTRUCTURE}/package.json`;
  if (!tree.exists(file)) return false;
  const { dependencies = {} } = readJson<{ dependencies?: Record<string, string> }>(tree, file);
  return dependencies['@gatehouse/infrastructure'] !== undefined;
}

/**
 * The variables of a workspace's templates. Templates of earlier releases are rendered with it too: add variables, and
 * keep those that a recorded release uses.
 * @param name Name of the workspace.
 * @param service Name of the first service.
 */
export function workspaceVariables(
  tree: Tree,
  name: string,
  service: string,
  release: Release,
): Record<string, unknown> {
  return {
    dot: '.',
    name,
    service,
    nx: NX_VERSION,
    dependencies: (...names: Parameters<typeof dependencies>[1]) =>
      JSON.stringify(dependencies(tree, names, release)),
    prettier: release.packages['prettier'],
    cdk: release.cdk,
  };
}
