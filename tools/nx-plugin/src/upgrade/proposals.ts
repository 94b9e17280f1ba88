import { visitNotIgnoredFiles, type Tree } from '@nx/devkit';
import { GatehouseError } from '@gatehouse/service-manifest';

/** Suffix of a proposal beside a team's file; no tool reads files with this name. */
export const PROPOSAL = '.gatehouse-proposal';

/**
 * Refuses an upgrade while proposals of the last one are undecided, because it would overwrite them.
 * @throws with all of them
 */
export function refuseUndecided(tree: Tree, folders: readonly string[]): void {
  const found: string[] = [];
  for (const folder of folders)
    visitNotIgnoredFiles(tree, folder, (path) => {
      if (path.endsWith(PROPOSAL)) found.push(path);
    });
  if (found.length > 0)
    throw new GatehouseError(
      'GH-NX-010',
      `Proposals of the last upgrade are undecided. Move each over its file, or delete it, then run this again:\n${found
        .sort()
        .map((path) => `  ${path}`)
        .join('\n')}`,
    );
}
