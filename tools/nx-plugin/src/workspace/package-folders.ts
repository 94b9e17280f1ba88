import type { Tree } from '@nx/devkit';
import { minimatch } from 'minimatch';

/**
 * The folders that the workspace's patterns name, such as `apps/*`, `packages/**` or `!packages/legacy`, each once. In
 * npm, a pattern with `!` excludes folders unless a later pattern includes them again; in pnpm, the order does not
 * matter.
 * @param isOrdered Whether a later pattern takes precedence: in npm, not in pnpm.
 * @see https://github.com/npm/map-workspaces
 * @see https://pnpm.io/pnpm-workspace_yaml
 */
export function packageFolders(
  tree: Tree,
  patterns: readonly string[],
  isOrdered: boolean,
): string[] {
  const { included, excluded } = sorted(patterns, isOrdered);
  const found = new Set(included.flatMap((pattern) => walk(tree, '', pattern.split('/'))));
  return [...found].filter(
    (folder) => folder !== '' && !excluded.some((pattern) => minimatch(folder, pattern)),
  );
}

/** Whether a package in a folder belongs to the workspace. */
export function isIncluded(
  folder: string,
  patterns: readonly string[],
  isOrdered: boolean,
): boolean {
  const { included, excluded } = sorted(patterns, isOrdered);
  const matches = (pattern: string) => minimatch(folder, pattern);
  return included.some(matches) && !excluded.some(matches);
}

function sorted(patterns: readonly string[], isOrdered: boolean) {
  const included: string[] = [];
  let excluded: string[] = [];
  for (const each of patterns) {
    const [marks = ''] = /^!*/.exec(each) ?? [];
    const pattern = each
      .slice(marks.length)
      .replace(/^\.?\/+/, '')
      .replace(/\/+$/, '');
    if (marks.length % 2 === 1) {
      excluded.push(pattern);
      continue;
    }
    included.push(pattern);
    if (isOrdered) excluded = excluded.filter((other) => !minimatch(pattern, other));
  }
  return { included, excluded };
}

/** Folders below a folder that match the rest of a pattern; as in npm, hidden and installed ones do not count. */
function walk(tree: Tree, folder: string, [segment, ...rest]: readonly string[]): string[] {
  if (segment === undefined) return [folder];
  const below = (name: string) => (folder === '' ? name : `${folder}/${name}`);
  if (!/[*?[\]{}()!+@]/.test(segment)) return walk(tree, below(segment), rest);
  const folders = tree
    .children(folder === '' ? '.' : folder)
    .filter(
      (name) => name !== 'node_modules' && !name.startsWith('.') && !tree.isFile(below(name)),
    );
  if (segment !== '**')
    return folders
      .filter((name) => segment === '*' || minimatch(name, segment))
      .flatMap((name) => walk(tree, below(name), rest));
  const deeper = folders.flatMap((name) => walk(tree, below(name), [segment, ...rest]));
  return [...walk(tree, folder, rest), ...deeper];
}
