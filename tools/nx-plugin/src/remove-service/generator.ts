import { installPackagesTask, type GeneratorCallback, type Tree } from '@nx/devkit';
import { parse } from 'jsonc-parser';
import type { Manifest } from '@gatehouse/service-manifest';
import { manifestTextOf } from '../workspace/edit-manifest.ts';
import { APPS, manifestTexts } from '../workspace/read-services.ts';
import { removeReference } from '../workspace/references.ts';

/**
 * Removes a service from the workspace.
 * @throws one line where it is not there, or another service still calls it
 */
export default function removeService(
  tree: Tree,
  { service }: { service: string },
): GeneratorCallback {
  manifestTextOf(tree, service);
  const callers = manifestTexts(tree)
    .filter(
      ({ name, text }) => name !== service && (parse(text) as Manifest).calls?.includes(service),
    )
    .map(({ name }) => name);
  if (callers.length > 0)
    throw new Error(
      `${service} is still called by ${callers.join(', ')}: take it out of "calls" there first`,
    );
  const folder = `${APPS}/${service}`;
  tree.delete(folder);
  removeReference(tree, folder);
  return () => installPackagesTask(tree, true);
}
