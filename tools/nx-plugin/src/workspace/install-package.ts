import { detectPackageManager, installPackagesTask, type Tree } from '@nx/devkit';
import { linkPackage } from './link-package.ts';

/**
 * Installs a package that was added to the workspace, after Nx has written it. If its dependencies are installed, this
 * avoids npm, which takes more than a second to write an entry and a link.
 * @param folder Folder of the package in the workspace.
 */
export function installPackage(tree: Tree, folder: string): void {
  if (detectPackageManager(tree.root) === 'npm' && linkPackage(tree.root, folder)) return;
  installPackagesTask(tree, true);
}
