import { installPackagesTask, logger, type GeneratorCallback, type Tree } from '@nx/devkit';
import { GatehouseError } from '@gatehouse/service-manifest';
import { findService } from '../workspace/find-service.ts';
import { APPS, manifestsOf, workspaceOf } from '../workspace/read-services.ts';
import { removeReference } from '../workspace/references.ts';
import { retainedResources } from './retained-resources.ts';
import { uses } from './uses.ts';
import { withHint } from '../workspace/with-hint.ts';

/**
 * Removes a service from the workspace, and reports the resources that AWS retains, even in a dry run.
 * @throws one line if there is no such service, or another one still uses it or its resources
 */
function removeService(tree: Tree, options: { service: string }): GeneratorCallback {
  const { name: service } = findService(tree, options.service);
  const manifests = manifestsOf(tree);
  const used = [...manifests].flatMap(([other, theirs]) =>
    other === service
      ? []
      : uses(theirs, service, manifests.get(service)!).map((use) => `${other} ${use}`),
  );
  if (used.length > 0)
    throw new GatehouseError(
      'GH-NX-005',
      `Cannot remove ${service}: ${used.join('; ')}. Remove that from the other manifests first`,
    );
  const retained = retainedResources(service, manifests.get(service)!, workspaceOf(tree));
  const folder = `${APPS}/${service}`;
  tree.delete(folder);
  removeReference(tree, folder);
  // Nx calls no callback in a dry run; otherwise, the report comes last, after the output of npm.
  if (process.env['NX_DRY_RUN'] === 'true') logger.info(retained);
  return () => {
    installPackagesTask(tree, true);
    logger.info(retained);
  };
}

export default withHint(removeService);
