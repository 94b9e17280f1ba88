import type { Tree } from '@nx/devkit';
import { servicesOf, workspaceOf } from '../workspace/read-services.ts';
import { renderAll } from './render-all.ts';

/**
 * Brings the rendered files of one service up to date, after all manifests have been looked at together.
 * @returns the paths of those that were not
 * @throws {ManifestError} with all that is wrong in any manifest
 */
export function writeRendered(tree: Tree, folder: string): string[] {
  const workspace = workspaceOf(tree);
  const services = servicesOf(tree, workspace);
  const changed: string[] = [];
  for (const [path, should] of renderAll(tree, services, workspace)) {
    if (!path.startsWith(`${folder}/`)) continue;
    if (tree.read(path, 'utf8') === should) continue;
    changed.push(path);
    tree.write(path, should);
  }
  return changed;
}
