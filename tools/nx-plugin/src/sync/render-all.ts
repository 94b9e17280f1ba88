import { joinPathFragments, type Tree } from '@nx/devkit';
import { renderService, type Service, type Workspace } from '@gatehouse/service-manifest';
import { baseImagesOf } from '../workspace/base-images.ts';
import { closureOf, packagesOf } from '../workspace/packages.ts';
import { packageManagerOf } from '../workspace/package-manager.ts';
import { APPS } from '../workspace/read-services.ts';

/** The expected content of rendered files, by path; null for a file that should not exist. */
export type Rendered = Map<string, string | null>;

/**
 * Renders services without writing.
 * @throws one line if the base images are invalid
 */
export function renderAll(
  tree: Tree,
  services: readonly Service[],
  workspace: Workspace,
): Map<string, string> {
  const packages = packagesOf(tree);
  const bases = baseImagesOf(tree);
  const packageManager = packageManagerOf(tree);
  const bundler = packages.get('@gatehouse/bundle')?.folder;
  const rendered = new Map<string, string>();
  for (const { name, manifest } of services) {
    const folder = `${APPS}/${name}`;
    const ships = closureOf(folder, packages);
    const input = { name, manifest, folder, packages: ships, bundler, packageManager, bases };
    for (const [path, text] of renderService(input, workspace))
      rendered.set(joinPathFragments(folder, path), text);
  }
  return rendered;
}
