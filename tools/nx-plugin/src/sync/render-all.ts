import { joinPathFragments, type Tree } from '@nx/devkit';
import { DEPLOY_FOLDER, renderService } from '@gatehouse/service-manifest';
import { baseImagesOf } from '../workspace/base-images.ts';
import { closureOf, packagesOf } from '../workspace/packages.ts';
import { APPS, servicesOf, workspaceOf } from '../workspace/read-services.ts';
import { sourceProblems } from './source-problems.ts';

/** A rendered file as it should be, by its path; null for one that should not be there. */
export type Rendered = Map<string, string | null>;

/**
 * Renders every service and finds what is left over in their deploy folders. Nothing is written.
 * @throws where a manifest, the workspace's settings or what the code asks for is wrong
 */
export function renderAll(tree: Tree): Rendered {
  const workspace = workspaceOf(tree);
  const services = servicesOf(tree, workspace);
  const packages = packagesOf(tree);
  const bases = baseImagesOf(tree);
  const rendered: Rendered = new Map();
  const problems: string[] = [];
  for (const { name, manifest } of services) {
    const folder = `${APPS}/${name}`;
    problems.push(...sourceProblems(tree, folder, manifest));
    const input = { name, manifest, folder, packages: closureOf(folder, packages), bases };
    for (const path of filesBelow(tree, `${folder}/${DEPLOY_FOLDER}`)) rendered.set(path, null);
    for (const [path, text] of renderService(input, workspace))
      rendered.set(joinPathFragments(folder, path), text);
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return rendered;
}

function filesBelow(tree: Tree, folder: string): string[] {
  return tree.children(folder).flatMap((child) => {
    const path = `${folder}/${child}`;
    return tree.isFile(path) ? [path] : filesBelow(tree, path);
  });
}
