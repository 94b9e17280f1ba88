import type { Tree } from '@nx/devkit';
import { groupOf, type Workspace } from '@gatehouse/service-manifest';
import {
  isRendered,
  PINS_FILE,
  readPins,
  readTools,
  renderGithub,
  TOOLS_FILE,
} from '@gatehouse/workflows';
import { GatehouseError } from '@gatehouse/service-manifest';
import { manifestsOf } from '../workspace/read-services.ts';
import { packageManagerOf } from '../workspace/package-manager.ts';
import type { Rendered } from './render-all.ts';

/**
 * The expected content of the files that GitHub reads; null for a rendered file that the settings no longer require.
 * Files without the mark of rendered files belong to the team.
 * @returns nothing in a workspace without rendered workflows
 * @throws one line if the pins of actions or programs are missing or invalid
 */
export function renderWorkflows(tree: Tree, workspace: Workspace): Rendered {
  const existing = renderedFiles(tree);
  if (!tree.exists(PINS_FILE) && existing.length === 0) return new Map();
  const rendered = renderGithub({
    workspace,
    groups: groupsBeyondFirst(tree),
    packageManager: packageManagerOf(tree),
    pins: readPins(textOf(tree, PINS_FILE)),
    tools: readTools(textOf(tree, TOOLS_FILE)),
  });
  const leftovers = existing.filter((path) => !rendered.has(path));
  return new Map<string, string | null>([
    ...leftovers.map((path) => [path, null] as const),
    ...rendered,
  ]);
}

const groupsBeyondFirst = (tree: Tree): Map<string, number> =>
  new Map(
    [...manifestsOf(tree)]
      .map(([name, manifest]) => [name, groupOf(manifest)] as const)
      .filter(([, group]) => group > 1),
  );

function textOf(tree: Tree, file: string): string {
  const text = tree.read(file, 'utf8');
  if (text !== null) return text;
  throw new GatehouseError(
    'GH-WORKFLOWS-002',
    `${file} is missing; it pins what rendered workflows run`,
  );
}

const WORKFLOWS = '.github/workflows';
const ACTIONS = '.github/actions';

function renderedFiles(tree: Tree): string[] {
  return [
    ...tree.children(WORKFLOWS).map((name) => `${WORKFLOWS}/${name}`),
    ...tree.children(ACTIONS).map((name) => `${ACTIONS}/${name}/action.yml`),
  ].filter((path) => tree.isFile(path) && isRendered(tree.read(path, 'utf8') ?? ''));
}
