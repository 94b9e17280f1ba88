import type { Tree } from '@nx/devkit';
import type { SyncGeneratorResult } from 'nx/src/utils/sync-generators';
import { difference } from './difference.ts';
import { renderAll } from './render-all.ts';

/**
 * Brings every rendered file of every service to what its manifest says. `nx sync` writes them;
 * `nx sync:check` prints what differs and fails.
 */
export default function sync(tree: Tree): SyncGeneratorResult {
  const details: string[] = [];
  for (const [path, should] of renderAll(tree)) {
    const is = tree.read(path, 'utf8');
    if (is === should) continue;
    details.push(difference(path, is, should));
    if (should === null) tree.delete(path);
    else tree.write(path, should);
  }
  if (details.length === 0) return undefined;
  return {
    outOfSyncMessage: `${details.length} rendered file${details.length === 1 ? ' differs' : 's differ'} from the manifests of the services.`,
    outOfSyncDetails: details,
  };
}
