import { readJson, type Tree } from '@nx/devkit';
import { PINS_FILE } from '@gatehouse/workflows';
import { parse } from 'jsonc-parser';
import { recordedPackages } from '../releases/recorded-release.ts';
import { VERSIONS } from '../workspace/versions.ts';
import { editJson, type Edit } from '../workspace/edit-json.ts';
import { carried } from '../workspace/own-package.ts';
import type { UpgradeResult } from './upgrade-result.ts';

const KINDS = ['dependencies', 'devDependencies'] as const;

/**
 * Updates two files of the workspace: package.json, if a range is still that of an earlier release, and the pins, if
 * they lack an action of this version's workflows. The team's changes stay.
 */
export function updateWorkspace(tree: Tree): UpgradeResult[] {
  return [
    ...edit(tree, 'package.json', rangeEdits(tree)),
    ...(tree.exists(PINS_FILE) ? edit(tree, PINS_FILE, pinEdits(tree)) : []),
  ];
}

function edit(tree: Tree, path: string, edits: readonly Edit[]): UpgradeResult[] {
  editJson(tree, path, edits);
  return edits.length > 0 ? [{ path, outcome: 'updated' }] : [];
}

function rangeEdits(tree: Tree): Edit[] {
  const json = readJson<Partial<Record<(typeof KINDS)[number], Record<string, string>>>>(
    tree,
    'package.json',
  );
  const earlier = recordedPackages();
  return KINDS.flatMap((kind) =>
    Object.entries(VERSIONS)
      .filter(([name, range]) => {
        const own = json[kind]?.[name];
        return own !== undefined && own !== range && earlier.some((each) => each[name] === own);
      })
      .map(([name, value]) => ({ path: [kind, name], value })),
  );
}

function pinEdits(tree: Tree): Edit[] {
  const own = parse(tree.read(PINS_FILE, 'utf8') ?? '{}') as Record<string, unknown>;
  return Object.entries(parse(carried(PINS_FILE)) as Record<string, unknown>)
    .filter(([name]) => !Object.hasOwn(own, name))
    .map(([name, value]) => ({ path: [name], value }));
}
