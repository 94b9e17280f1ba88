import { basename } from 'node:path';
import { detectPackageManager, getProjects, NX_VERSION, readJson, type Tree } from '@nx/devkit';
import { hasInfrastructure, INFRASTRUCTURE } from '../upgrade/workspace-variables.ts';
import { scopeOf } from '../workspace/identity.ts';
import { holdsFiles } from '../workspace/name-problem.ts';
import { isIncluded } from '../workspace/package-folders.ts';
import {
  packageManagerOf,
  PNPM_WORKSPACE,
  usesPnpm,
  workspacePatterns,
} from '../workspace/package-manager.ts';
import { baseImagesOf } from '../workspace/base-images.ts';
import { readJsonc } from '../workspace/edit-json.ts';
import { APPS, manifestsOf, WORKSPACE_FILE, workspaceOf } from '../workspace/read-services.ts';
import type { InitOptions } from './options.ts';

const NX_MAJOR = 23;
const JEST_MAJOR = 30;
const POLICY = 'security/policy.json';
const ANY_SERVICE = `${APPS}/any-name`;

/**
 * All reasons why Gatehouse cannot be added to a workspace, one line each with its fix.
 */
export function conflictsOf(tree: Tree, options: InitOptions): string[] {
  return [
    ...versionConflicts(tree),
    ...packageConflicts(tree),
    ...infrastructureConflicts(tree),
    ...settingConflicts(tree, options),
    ...problemOf(tree, 'security/base-images.json', () => baseImagesOf(tree)),
    ...policyConflicts(tree),
    ...problem(() => manifestsOf(tree)),
  ];
}

function versionConflicts(tree: Tree): string[] {
  const { dependencies = {}, devDependencies = {} } = readJson<
    Record<string, Record<string, string> | undefined>
  >(tree, 'package.json');
  const jest = majorOf({ ...dependencies, ...devDependencies }['jest']);
  const nx = majorOf(NX_VERSION);
  return [
    ...(nx === NX_MAJOR
      ? []
      : [
          `This workspace has Nx ${NX_VERSION}, and must have ${NX_MAJOR}: run "npx nx migrate ${NX_MAJOR}"`,
        ]),
    ...(jest !== undefined && jest < JEST_MAJOR
      ? [
          `package.json: "jest" is ${jest}, and must be ${JEST_MAJOR} or newer: services are tested with it`,
        ]
      : []),
  ];
}

function packageConflicts(tree: Tree): string[] {
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

/** The workflows synthesise and deploy the CDK app by the name of its project. */
function infrastructureConflicts(tree: Tree): string[] {
  if (hasInfrastructure(tree)) return [];
  const projects = getProjects(tree);
  const names = [basename(INFRASTRUCTURE), `${scopeOf(tree)}/${basename(INFRASTRUCTURE)}`];
  const others = names.flatMap((name) => {
    const folder = projects.get(name)?.root;
    return folder === undefined || folder === INFRASTRUCTURE
      ? []
      : [
          `${folder} is called "${name}", and must not be: the CDK app of all services in ${INFRASTRUCTURE} has this name`,
        ];
  });
  return holdsFiles(tree, INFRASTRUCTURE)
    ? [
        ...others,
        `${INFRASTRUCTURE} is yours, and must be free for the CDK app of all services: move it`,
      ]
    : others;
}

/** Conflicts of the options with the settings of the workspace. */
function settingConflicts(tree: Tree, options: InitOptions): string[] {
  if (!tree.exists(WORKSPACE_FILE)) return [];
  const problems = problem(() => workspaceOf(tree));
  if (problems.length > 0) return problems;
  const settings = workspaceOf(tree);
  return (['organisation', 'repository'] as const).flatMap((name) => {
    const given = options[name];
    return given === undefined || given === settings[name]
      ? []
      : [
          `--${name} is "${given}", and ${WORKSPACE_FILE} has "${settings[name]}": omit it, or edit the file`,
        ];
  });
}

function policyConflicts(tree: Tree): string[] {
  if (!tree.exists(POLICY)) return [];
  return 'severities' in readJsonc<{ severities: object }>(tree, POLICY)
    ? []
    : [`${POLICY} is not a policy of the gate, which has "severities": move it`];
}

const problemOf = (tree: Tree, file: string, read: () => unknown) =>
  tree.exists(file) ? problem(read) : [];

function problem(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}

const majorOf = (range?: string) => {
  const [, major] = /(\d+)/.exec(range ?? '') ?? [];
  return major === undefined ? undefined : Number(major);
};
