import type { Tree } from '@nx/devkit';
import { inspectServices } from '@gatehouse/service-manifest';
import type { SyncGeneratorResult } from 'nx/src/utils/sync-generators';
import { manifestTexts, workspaceOf } from '../workspace/read-services.ts';
import { difference } from './difference.ts';
import { obstacle } from './obstacle.ts';
import { leftovers } from './leftovers.ts';
import { renderAll, type Rendered } from './render-all.ts';
import { renderWorkflows } from './render-workflows.ts';
import { withHint } from '../workspace/with-hint.ts';

/**
 * Renders every file of every service from its manifest, and the workflows from `gatehouse.json`. `nx sync` writes
 * them; `nx sync:check` prints the differences and fails. A service with an invalid manifest stays unchanged, and
 * `check-services` reports it.
 * @throws if the workspace's settings, base images or pins are invalid
 */
function sync(tree: Tree): SyncGeneratorResult {
  const workspace = workspaceOf(tree);
  const { services } = inspectServices(manifestTexts(tree), workspace);
  const rendered: Rendered = new Map([
    ...leftovers(tree, workspace).map((path) => [path, null] as const),
    ...renderAll(tree, services, workspace),
    ...renderWorkflows(tree, workspace),
  ]);
  const details: string[] = [];
  for (const [path, should] of rendered) {
    // `check-services` reports it.
    if (should !== null && obstacle(tree, path) !== undefined) continue;
    const is = tree.read(path, 'utf8');
    if (is === should) continue;
    details.push(difference(path, is, should));
    if (should === null) tree.delete(path);
    else tree.write(path, should);
  }
  if (details.length === 0) return undefined;
  return {
    outOfSyncMessage: `${details.length} rendered file${details.length === 1 ? ' differs' : 's differ'} from the manifests of the services and gatehouse.json.`,
    outOfSyncDetails: details,
  };
}

export default withHint(sync);
