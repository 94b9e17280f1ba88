import { installPackagesTask, logger, type GeneratorCallback, type Tree } from '@nx/devkit';
import { manifestTextOf } from '../workspace/edit-manifest.ts';
import { APPS, manifestsOf, workspaceOf } from '../workspace/read-services.ts';
import { removeReference } from '../workspace/references.ts';
import { uses } from './uses.ts';
import { whatStays } from './what-stays.ts';

/**
 * Removes a service from the workspace, and tells what of it stays in AWS.
 * @throws one line where it is not there, or another service still uses it or what it owns
 */
export default function removeService(
  tree: Tree,
  { service }: { service: string },
): GeneratorCallback {
  manifestTextOf(tree, service);
  const manifests = manifestsOf(tree);
  const used = [...manifests].flatMap(([other, theirs]) =>
    other === service ? [] : uses(theirs, service).map((use) => `${other} ${use}`),
  );
  if (used.length > 0)
    throw new Error(
      `${service} cannot go: ${used.join('; ')}. Take that out of the other manifests first`,
    );
  const stays = whatStays(service, manifests.get(service)!, workspaceOf(tree));
  const folder = `${APPS}/${service}`;
  tree.delete(folder);
  removeReference(tree, folder);
  return () => {
    installPackagesTask(tree, true);
    logger.info(stays);
  };
}
