import type { Tree } from '@nx/devkit';
import { renderAll } from './render-all.ts';

/**
 * Brings the rendered files of one service up to date, after all manifests have been looked at together.
 * @returns the paths of those that were not
 */
export function writeRendered(tree: Tree, folder: string): string[] {
  const changed: string[] = [];
  for (const [path, should] of renderAll(tree)) {
    if (!path.startsWith(`${folder}/`)) continue;
    if (tree.read(path, 'utf8') === should) continue;
    changed.push(path);
    if (should === null) tree.delete(path);
    else tree.write(path, should);
  }
  return changed;
}
