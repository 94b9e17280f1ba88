import type { Tree } from '@nx/devkit';
import { GatehouseError } from '@gatehouse/service-manifest';
import { ignoredByGit } from './ignored-by-git.ts';

/**
 * Refuses to write files that Git ignores, because they would exist on this machine only.
 * @param what The owner of the files, such as `service`.
 * @throws with the pattern
 */
export function refuseIgnored(tree: Tree, what: string): void {
  const written = tree.listChanges().map(({ path }) => path);
  const ignored = ignoredByGit(tree.root, written);
  if (ignored.length === 0) return;
  const files = ignored.map(({ path, by }) => `${path}, as ${by} says`);
  throw new GatehouseError(
    'GH-NX-009',
    `Git ignores files of the ${what}; change that first:\n${files.join('\n')}`,
  );
}
