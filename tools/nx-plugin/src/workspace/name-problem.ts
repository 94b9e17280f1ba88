import { readJson, visitNotIgnoredFiles, type Tree } from '@nx/devkit';
import { serviceNameProblem } from '@gatehouse/service-manifest';
import { ignoredByGit } from './ignored-by-git.ts';
import { packagesOf } from './packages.ts';
import { APPS } from './read-services.ts';

const NX_IGNORE = '.nxignore';

/**
 * Why a new service or library of this workspace cannot have a name; undefined if it can.
 * @param parent Its parent folder.
 */
export function nameProblem(tree: Tree, name: string, parent = APPS): string | undefined {
  const form = serviceNameProblem(name);
  if (form) return `it ${form}`;
  const folder = `${parent}/${name}`;
  const twin = tree
    .children(parent)
    .find(
      (other) =>
        other !== name && other.toLowerCase() === name && holdsFiles(tree, `${parent}/${other}`),
    );
  if (twin) return `macOS and Windows treat ${folder} and ${parent}/${twin} as the same folder`;
  const owner = folderNamed(tree, name);
  if (owner !== undefined && owner !== folder) return `it is the name of the package in ${owner}`;
  const [ignored] = ignoredByGit(tree.root, [`${folder}/`]);
  if (ignored) return `Git ignores ${folder}, as ${ignored.by} says`;
  if (!tree.exists(NX_IGNORE)) return undefined;
  const [hidden] = ignoredByGit(tree.root, [`${folder}/`], NX_IGNORE);
  return hidden ? `Nx ignores ${folder}, as ${hidden.by} says` : undefined;
}

/** Whether a folder contains files that are not ignored; the output of a build is. */
export function holdsFiles(tree: Tree, folder: string): boolean {
  let found = false;
  visitNotIgnoredFiles(tree, folder, () => void (found = true));
  return found;
}

/** The folder of the package or project with this name, with or without a scope. */
function folderNamed(tree: Tree, name: string): string | undefined {
  const { name: workspace } = readJson<{ name?: string }>(tree, 'package.json');
  const packages = [
    ...[...packagesOf(tree)].map(([name, { folder }]) => ({ name, folder })),
    { name: workspace ?? '', folder: 'the top of the workspace' },
  ];
  const named = (given: string) => given === name || /^@[^/]+\/(.*)$/.exec(given)?.[1] === name;
  return packages.find((each) => named(each.name) || named(projectName(tree, each.folder) ?? ''))
    ?.folder;
}

function projectName(tree: Tree, folder: string): string | undefined {
  const file = `${folder}/project.json`;
  return tree.exists(file) ? readJson<{ name?: string }>(tree, file).name : undefined;
}
