import { detectPackageManager, installPackagesTask, type Tree } from '@nx/devkit';
import { linkPackage } from './link-package.ts';

/**
 * Installs a package that was added to the workspace, after Nx has written it. Where all that it needs is installed
 * already, npm would only write its entry and its link, in over a second.
 * @param folder Of the package, in the workspace.
 */
export function installPackage(tree: Tree, folder: string): void {
  if (detectPackageManager(tree.root) === 'npm' && linkPackage(tree.root, folder)) return;
  installPackagesTask(tree, true);
}
