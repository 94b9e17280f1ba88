import { detectPackageManager, readJson, type Tree } from '@nx/devkit';
import { isIncluded } from '../workspace/package-folders.ts';
import {
  packageManagerOf,
  PNPM_WORKSPACE,
  usesPnpm,
  workspacePatterns,
} from '../workspace/package-manager.ts';
import { APPS } from '../workspace/read-services.ts';
import { problem } from './problem-text.ts';

const ANY_SERVICE = `${APPS}/any-name`;

/** Settings of the package manager that Gatehouse does not support. */
export function packageConflicts(tree: Tree): string[] {
  const pnpm = usesPnpm(tree);
  const manager = pnpm ? 'pnpm' : detectPackageManager(tree.root);
  const { workspaces } = readJson<{ workspaces?: unknown }>(tree, 'package.json');
  return [
    ...(manager === 'npm' || manager === 'pnpm'
      ? []
      : [
          `The package manager is ${manager}, and must be npm or pnpm: images are built from their lockfiles`,
        ]),
    ...(pnpm || Array.isArray(workspaces)
      ? []
      : ['package.json: "workspaces" must be a list: services are packages that npm links']),
    ...(pnpm ? [...pinConflicts(tree), ...linkerConflicts(tree), ...excludedFolders(tree)] : []),
    ...(tree.exists(APPS) && tree.isFile(APPS) ? [`${APPS} is a file, and must be a folder`] : []),
  ];
}

/** Without "packageManager", the generator adds the version. */
const pinConflicts = (tree: Tree): string[] =>
  readJson<{ packageManager?: string }>(tree, 'package.json').packageManager === undefined
    ? []
    : problem(() => packageManagerOf(tree));

/** Bundles cannot be built from other layouts of node_modules than pnpm's default. */
const linkerConflicts = (tree: Tree): string[] =>
  [PNPM_WORKSPACE, '.npmrc'].flatMap((file) => {
    const [, value] =
      /^\s*(?:nodeLinker|node-linker)\s*[:=]\s*['"]?(\w+)/m.exec(tree.read(file, 'utf8') ?? '') ??
      [];
    return value === undefined || value === 'isolated'
      ? []
      : [`${file}: the node linker is "${value}", and must be "isolated", which is the default`];
  });

/** For npm, a later pattern includes a folder again; for pnpm, none does. */
const excludedFolders = (tree: Tree): string[] =>
  workspacePatterns(tree).flatMap((pattern) =>
    pattern.startsWith('!') && !isIncluded(ANY_SERVICE, [ANY_SERVICE, pattern], false)
      ? [
          `${PNPM_WORKSPACE}: "${pattern}" excludes ${APPS}, and must not: services are packages in it`,
        ]
      : [],
  );
