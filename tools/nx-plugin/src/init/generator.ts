import {
  type GeneratorCallback,
  type Tree,
  addDependenciesToPackageJson,
  logger,
} from '@nx/devkit';
import { GatehouseError } from '@gatehouse/service-manifest';
import { editJson, readJsonc } from '../workspace/edit-json.ts';
import { formatGenerated } from '../workspace/format-generated.ts';
import { carried } from '../workspace/own-package.ts';
import { usesPnpm } from '../workspace/package-manager.ts';
import { WORKSPACE_FILE } from '../workspace/read-services.ts';
import { refuseIgnored } from '../workspace/refuse-ignored.ts';
import { dependencies } from '../workspace/versions.ts';
import { withHint } from '../workspace/with-hint.ts';
import { addInfrastructure } from './add-infrastructure.ts';
import { addLines } from './add-lines.ts';
import { OF_DEVELOPMENT, OF_IMAGES, OF_LINT, addPackages, pinPnpm } from './add-packages.ts';
import { conflictsOf } from './conflicts.ts';
import { nextSteps } from './next-steps.ts';
import { type NxJson, nxJsonEdits } from './nx-json-edits.ts';
import type { InitOptions } from './options.ts';
import { policyText } from './policy.ts';
import { environmentsOf, workspaceText } from './settings.ts';
import { addWorkflows } from './workflows.ts';

const OPTIONS = '@gatehouse/bundle/service.tsconfig.json';

/**
 * Adds Gatehouse to an Nx workspace: its settings, the security team's files, the plugin with its sync generators, and
 * what services need. The team's files stay unchanged, and a second run changes nothing.
 * @throws with all conflicts, one line each; then it writes nothing
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
  addInfrastructure(tree);
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

export default withHint(init);
