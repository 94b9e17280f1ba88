import type { Tree } from '@nx/devkit';
import { servicesOf, workspaceOf } from '../workspace/read-services.ts';
import { obstacle } from './obstacle.ts';
import { renderAll } from './render-all.ts';

/**
 * Updates the rendered files of one service, after checking all manifests together.
 * @returns the paths of the changed files
 * @throws {ManifestError} with all problems of all manifests
 */
export function writeRendered(tree: Tree, folder: string): string[] {
  const workspace = workspaceOf(tree);
  const services = servicesOf(tree, workspace);
  const changed: string[] = [];
  for (const [path, should] of renderAll(tree, services, workspace)) {
    // `check-services` reports what cannot be written.
    if (!path.startsWith(`${folder}/`) || obstacle(tree, path) !== undefined) continue;
    if (tree.read(path, 'utf8') === should) continue;
    changed.push(path);
    tree.write(path, should);
  }
  return changed;
}
