import type { Tree } from '@nx/devkit';
import { summary } from '../../upgrade/summary.ts';
import { upgrade } from '../../upgrade/upgrade.ts';

/**
 * Part of every release: staging gives it the release's version. It merges what the templates changed since each
 * service was generated, however many releases are in between.
 * @returns what Nx prints at the end of "nx migrate --run-migrations"
 */
export default async function mergeGeneratedFiles(tree: Tree): Promise<string[]> {
  return summary(await upgrade(tree));
}
