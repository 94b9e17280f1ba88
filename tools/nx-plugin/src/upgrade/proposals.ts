import { visitNotIgnoredFiles, type Tree } from '@nx/devkit';
import { GatehouseError } from '@gatehouse/service-manifest';

/** Of a file beside a team's own; no tool reads files of this name. */
export const PROPOSAL = '.gatehouse-proposal';

/**
 * Refuses to go on while proposals of the last upgrade are undecided: this one would overwrite them.
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
