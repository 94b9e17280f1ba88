import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '@nx/devkit';

/**
 * What prevents `sync` from writing a rendered file of a service: a folder in its place, a file in place of its folder,
 * or a symbolic link, which would change a file elsewhere.
 * @returns undefined if nothing does
 */
export function obstacle(tree: Tree, path: string): string | undefined {
  const parts = path.split('/');
  // From below the folder of the service down: nothing is below a file.
  for (let length = 3; length <= parts.length; length++) {
    const at = parts.slice(0, length).join('/');
    const kind = kindOf(tree, at);
    const isLast = length === parts.length;
    if (kind === 'link')
      return `${at} is a symbolic link; remove it, because rendered files are written there`;
    if (kind === 'file' && !isLast)
      return `${at} is a file; remove it, because it is the folder of rendered files`;
    if (kind === 'folder' && isLast)
      return `${at} is a folder; remove it, because it is a rendered file`;
    if (kind === undefined) return undefined;
  }
  return undefined;
}

function kindOf({ root }: Tree, path: string): 'file' | 'folder' | 'link' | undefined {
  const stats = lstatSync(join(root, path), { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  if (stats.isSymbolicLink()) return 'link';
  return stats.isDirectory() ? 'folder' : 'file';
}
