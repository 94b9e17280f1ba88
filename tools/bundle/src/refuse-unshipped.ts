import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { BundleError } from './bundle-error.ts';
import { canDoWithout } from './can-do-without.ts';
import type { ProductionPackage } from './production-packages.ts';
import { unshippedImports } from './unshipped-imports.ts';

/**
 * @param staying Names of the packages that stay in node_modules.
 * @throws with a line for each import of something that the image does not have, and that its importer needs
 */
export async function refuseUnshipped(
  root: string,
  metafile: Metafile,
  packages: readonly ProductionPackage[],
  staying: readonly string[],
): Promise<void> {
  const locations = packages.map(({ location }) => location);
  const problems = new Set<string>();
  for (const { importer, path, problem, isOptional } of unshippedImports(
    metafile,
    locations,
    staying,
  ))
    if (!isOptional || !(await canDoWithout(join(root, importer), path)))
      problems.add(`${importer}: ${problem}`);
  if (problems.size > 0) throw new BundleError('GH-BUNDLE-003', [...problems].join('\n'));
}
