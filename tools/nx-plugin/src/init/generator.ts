import {
  addDependenciesToPackageJson,
  getPackageManagerVersion,
  logger,
  readJson,
  type GeneratorCallback,
  type Tree,
} from '@nx/devkit';
import { GatehouseError } from '@gatehouse/service-manifest';
import { formatGenerated } from '../workspace/format-generated.ts';
import { dependencies, type PackageName } from '../workspace/versions.ts';
import { editJson, readJsonc } from '../workspace/edit-json.ts';
import { carried } from '../workspace/own-package.ts';
import { isIncluded } from '../workspace/package-folders.ts';
import { editPnpmWorkspace, usesPnpm, workspacePatterns } from '../workspace/package-manager.ts';
import { WORKSPACE_FILE } from '../workspace/read-services.ts';
import { refuseIgnored } from '../workspace/refuse-ignored.ts';
import { addLines } from './add-lines.ts';
import { conflictsOf } from './conflicts.ts';
import { nxJsonEdits, type NxJson } from './nx-json-edits.ts';
import type { InitOptions } from './options.ts';
import { policyText } from './policy.ts';
import { environmentsOf, workspaceText } from './settings.ts';
import { addWorkflows } from './workflows.ts';
import { withHint } from '../workspace/with-hint.ts';

const OPTIONS = '@gatehouse/bundle/service.tsconfig.json';
const PACKAGES = ['apps/*', 'libs/*'];
const ANY_NAME = 'any-name';
/** The dependencies that images are built with; development dependencies are omitted. */
const OF_IMAGES: PackageName[] = ['@gatehouse/bundle'];
const OF_DEVELOPMENT: PackageName[] = [
  '@gatehouse/container',
  '@gatehouse/dev-server',
  '@gatehouse/nx',
  '@gatehouse/pipeline',
  '@gatehouse/service-manifest',
  '@types/jest',
  '@types/node',
  'jest',
  'typescript',
];
/**
 * Packages whose install scripts need not run, because their programs are packages themselves; pnpm requires a decision
 * on each.
 */
const BUILDS = ['esbuild', 'nx', 'unrs-resolver'];
const OF_LINT: PackageName[] = ['@eslint/js', 'eslint', 'typescript-eslint'];

/**
 * Adds Gatehouse to an Nx workspace: its settings, the security team's files, the plugin with its sync generators, and
 * what services need. The team's files stay unchanged, and a second run changes nothing. @throws with all conflicts,
 * one line each; then it writes nothing
 */
async function init(tree: Tree, options: InitOptions = {}): Promise<GeneratorCallback> {
  const conflicts = conflictsOf(tree, options);
  if (conflicts.length > 0)
    throw new GatehouseError(
      'GH-NX-010',
      `Gatehouse cannot be added yet:\n${conflicts.map((each) => `- ${each}`).join('\n')}`,
    );
  const isNew = !tree.exists(WORKSPACE_FILE);
  addFile(tree, WORKSPACE_FILE, () => workspaceText(tree, options));
  addFile(tree, 'security/policy.json', () => policyText(environmentsOf(options)));
  addFile(tree, 'security/base-images.json', () => carried('security/base-images.json'));
  addFile(tree, 'security/exceptions/README.md', () => exceptionsText());
  addFile(tree, 'tsconfig.base.json', () => JSON.stringify({ extends: OPTIONS }));
  const lints = hasEslint(tree);
  if (!lints) tree.write('eslint.config.mjs', ESLINT);
  addLines(tree, '.gitattributes', [
    '# Rendered from service.json by "npx nx sync".',
    'apps/*/Dockerfile* linguist-generated',
    'apps/*/deploy/** linguist-generated',
  ]);
  addLines(tree, '.gitignore', ['node_modules', 'dist', '.gatehouse']);
  addLines(tree, '.prettierignore', ['apps/*/deploy', 'apps/*/catalog-info.yaml']);
  editJson(tree, 'nx.json', nxJsonEdits(readJsonc<NxJson>(tree, 'nx.json')));
  addPackages(tree);
  if (usesPnpm(tree)) pinPnpm(tree);
  const install = addDependenciesToPackageJson(
    tree,
    dependencies(tree, OF_IMAGES),
    dependencies(tree, [...OF_DEVELOPMENT, ...(lints ? [] : OF_LINT)]),
    undefined,
    options.keepExistingVersions ?? true,
  );
  await formatGenerated(tree);
  // Written last and not formatted, because sync compares rendered files byte for byte.
  const ownWorkflows = addWorkflows(tree);
  refuseIgnored(tree, 'workspace');
  return async () => {
    await install();
    if (isNew) logger.info(nextSteps(lints, ownWorkflows));
  };
}

function addFile(tree: Tree, path: string, text: () => string): void {
  if (!tree.exists(path)) tree.write(path, text());
}

/** These links would point to Gatehouse's own documentation, which the workspace lacks. */
const exceptionsText = () =>
  carried('security/exceptions/README.md')
    .replaceAll('../../tools/pipeline/', '../../node_modules/@gatehouse/pipeline/')
    .replace(/Each key is explained in \[.*?\]\(.*?\)\.\n/s, '');

const hasEslint = (tree: Tree) =>
  tree.children('').some((file) => /^(?:eslint\.config\.|\.eslintrc)/.test(file));

const ESLINT = `import gatehouse from '@gatehouse/nx/eslint';

export default gatehouse;
`;

function addPackages(tree: Tree): void {
  const patterns = workspacePatterns(tree);
  const missing = PACKAGES.filter(
    (pattern) => !isIncluded(pattern.replace('*', ANY_NAME), patterns, !usesPnpm(tree)),
  );
  if (usesPnpm(tree)) return editPnpmWorkspace(tree, missing, BUILDS);
  editJson(
    tree,
    'package.json',
    missing.map((value) => ({ path: ['workspaces', -1], value })),
  );
}

/** Images and jobs install pnpm in this version. */
function pinPnpm(tree: Tree): void {
  if (readJson<{ packageManager?: string }>(tree, 'package.json').packageManager !== undefined)
    return;
  const version = getPackageManagerVersion('pnpm', tree.root);
  editJson(tree, 'package.json', [{ path: ['packageManager'], value: `pnpm@${version}` }]);
}

const nextSteps = (lints: boolean, ownWorkflows: readonly string[]) => `
Gatehouse is in this workspace. Next steps:

  npx nx generate @gatehouse/nx:service payments
  npx nx serve payments

Accounts and domains in gatehouse.json are placeholders until you deploy.${
  lints
    ? `

Lint refuses imports that an image would lack once your ESLint configuration has:

  import gatehouse from '@gatehouse/nx/eslint';   and in its list   ...gatehouse`
    : ''
}${
  ownWorkflows.length > 0
    ? `

The GitHub workflows were not added, as these files are yours: ${ownWorkflows.join(', ')}
Move them, then run "npx nx generate @gatehouse/nx:init".`
    : ''
}`;

export default withHint(init);
