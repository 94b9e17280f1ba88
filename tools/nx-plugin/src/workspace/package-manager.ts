import {
  GatehouseError,
  NPM,
  packageManagerFrom,
  type PackageManager,
} from '@gatehouse/service-manifest';
import { readJson, type Tree } from '@nx/devkit';
import { parse, parseDocument, YAMLSeq } from 'yaml';

/** pnpm's counterpart of "workspaces" in package.json. */
export const PNPM_WORKSPACE = 'pnpm-workspace.yaml';

interface PackageJson {
  packageManager?: string;
  workspaces?: string[];
}

export const usesPnpm = (tree: Tree): boolean =>
  tree.exists(PNPM_WORKSPACE) && !tree.exists('package-lock.json');

/**
 * The package manager of the workspace; for pnpm, with the version in package.json.
 * @throws one line if there is none
 */
export function packageManagerOf(tree: Tree): PackageManager {
  if (!usesPnpm(tree)) return NPM;
  const { packageManager } = readJson<PackageJson>(tree, 'package.json');
  const found = packageManagerFrom(packageManager);
  if (found.name === 'pnpm') return found;
  throw new GatehouseError(
    'GH-NX-010',
    `package.json: "packageManager" must be pnpm with its version, such as "pnpm@12.21.0", not ${JSON.stringify(packageManager)}: images and jobs install it`,
  );
}

/** The command that adds a package of the workspace or of a registry to a package of the workspace. */
export const addCommand = (tree: Tree, name: string, folder: string): string =>
  usesPnpm(tree)
    ? `pnpm --filter ./${folder} add ${name}`
    : `npm install ${name} --workspace=${folder}`;

/** Patterns of the folders of workspace packages, such as `apps/*`. */
export function workspacePatterns(tree: Tree): string[] {
  if (!usesPnpm(tree)) return readJson<PackageJson>(tree, 'package.json').workspaces ?? [];
  const settings = parse(tree.read(PNPM_WORKSPACE, 'utf8') ?? '') as {
    packages?: string[];
  } | null;
  return settings?.packages ?? [];
}

/**
 * Changes pnpm-workspace.yaml, and keeps its comments.
 * @param patterns Appended to its packages.
 * @param builds Packages whose install scripts must not run; existing decisions stay unchanged.
 */
export function editPnpmWorkspace(
  tree: Tree,
  patterns: readonly string[],
  builds: readonly string[],
): void {
  const text = tree.read(PNPM_WORKSPACE, 'utf8') ?? '';
  const document = parseDocument(text);
  if (!(document.get('packages') instanceof YAMLSeq))
    document.set('packages', document.createNode([]));
  for (const pattern of patterns) document.addIn(['packages'], pattern);
  for (const name of builds)
    if (!document.hasIn(['allowBuilds', name])) document.setIn(['allowBuilds', name], false);
  const changed = document.toString({ lineWidth: 0 });
  if (changed !== text) tree.write(PNPM_WORKSPACE, changed);
}
