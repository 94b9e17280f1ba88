import { join } from 'node:path';
import { generateFiles, type Tree } from '@nx/devkit';
import init from '../init/generator.ts';
import service from '../service/generator.ts';
import { currentRelease } from '../releases/release.ts';
import { recordVersion } from '../workspace/generated-by.ts';
import { INFRASTRUCTURE, workspaceVariables } from '../upgrade/workspace-variables.ts';

/** The options of a new workspace. */
export interface NewWorkspace {
  /** Name of the workspace, such as `shop`, which is the scope of its packages. */
  readonly name: string;
  readonly organisation: string;
  readonly repository: string;
  readonly region: string;
  /** In the order of a release. */
  readonly environments: readonly string[];
  /** Name of the first service. */
  readonly service: string;
}

/**
 * Writes a new workspace with its first service into an empty tree, without installing packages.
 * @throws with the problems of the settings or the name of the service
 */
export async function newWorkspace(
  tree: Tree,
  settings: NewWorkspace,
  release = currentRelease(),
): Promise<void> {
  const { name, service: first, ...options } = settings;
  // Other generators write this file; the template overwrites it.
  tree.write('package.json', JSON.stringify({ name }));
  generateFiles(
    tree,
    join(release.folder, 'new-workspace/files'),
    '.',
    workspaceVariables(tree, name, first, release),
  );
  recordVersion(tree, INFRASTRUCTURE, release.version);
  await init(tree, options);
  await service(tree, { name: first }, release);
}
