import { readJson, type Tree } from '@nx/devkit';
import { packagesOf } from './packages.ts';

const SCOPE = /^(@[^/]+)\//;

/**
 * The scope of the workspace's own packages, such as `@shop`: that of its package.json, else that of most of its
 * packages, else its name.
 */
export function scopeOf(tree: Tree): string {
  const { name = 'workspace' } = readJson<{ name?: string }>(tree, 'package.json');
  const [, own] = SCOPE.exec(name) ?? [];
  if (own !== undefined) return own;
  const counts = new Map<string, number>();
  for (const each of packagesOf(tree).keys()) {
    const [, scope] = SCOPE.exec(each) ?? [];
    if (scope !== undefined) counts.set(scope, (counts.get(scope) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return most?.[0] ?? `@${name.toLowerCase().replace(/[^a-z0-9-]+/g, '-')}`;
}

/** The licence of the workspace, for the package.json of a new package; undefined if it has none. */
export function licenceOf(tree: Tree): { license?: string } {
  const { license } = readJson<{ license?: string }>(tree, 'package.json');
  return license === undefined ? {} : { license };
}
