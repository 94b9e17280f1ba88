import type { Tree } from '@nx/devkit';
import { summary } from '../../upgrade/summary.ts';
import { upgrade } from '../../upgrade/upgrade.ts';

/**
 * Runs with every release; staging sets the release's version. It merges all changes of the templates since each
 * service was generated, across any number of releases.
 * @returns the text that Nx prints at the end of "nx migrate --run-migrations"
 */
export default async function mergeGeneratedFiles(tree: Tree): Promise<string[]> {
  return summary(await upgrade(tree));
}
