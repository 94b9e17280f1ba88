import type { Tree } from '@nx/devkit';
import { baseImagesOf } from '../workspace/base-images.ts';
import { readJsonc } from '../workspace/edit-json.ts';
import { manifestsOf, WORKSPACE_FILE, workspaceOf } from '../workspace/read-services.ts';
import { infrastructureConflicts } from './infrastructure-conflicts.ts';
import type { InitOptions } from './options.ts';
import { packageConflicts } from './package-conflicts.ts';
import { problem, problemOf } from './problem-text.ts';
import { versionConflicts } from './version-conflicts.ts';
const POLICY = 'security/policy.json';

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
