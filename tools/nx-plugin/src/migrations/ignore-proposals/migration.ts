import type { Tree } from '@nx/devkit';
import { editJson, readJsonc } from '../../workspace/edit-json.ts';
import { IGNORED_PROPOSALS, type NxJson } from '../../init/nx-json-edits.ts';

/**
 * Upgrades write proposals beside files. In a workspace of 0.1.0 the named input "production" contains them, so that each
 * would build, scan and deploy its service again; a workspace with another list, or without one, is left as it is.
 */
export default function ignoreProposals(tree: Tree): void {
  const production = readJsonc<NxJson>(tree, 'nx.json').namedInputs?.['production'];
  if (!Array.isArray(production) || production.includes(IGNORED_PROPOSALS)) return;
  if (!production.includes('default')) return;
  editJson(tree, 'nx.json', [
    { path: ['namedInputs', 'production', -1], value: IGNORED_PROPOSALS },
  ]);
}
