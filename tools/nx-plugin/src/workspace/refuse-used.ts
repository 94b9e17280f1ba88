import { visitNotIgnoredFiles, type Tree } from '@nx/devkit';
import { GatehouseError } from '@gatehouse/service-manifest';
import { resourceUses } from './resource-uses.ts';
import { APPS } from './read-services.ts';

/**
 * Refuses to remove from a service what its code still uses.
 * @param what What is removed, such as `the table "invoices"`.
 * @param names The names by which the code uses it: an environment variable, a name in AWS.
 * @throws one line with all places
 */
export function refuseUsed(
  tree: Tree,
  service: string,
  what: string,
  names: readonly string[],
): void {
  const places: string[] = [];
  visitNotIgnoredFiles(tree, `${APPS}/${service}/src`, (file) => {
    if (!/\.[cm]?[jt]sx?$/.test(file)) return;
    const { uses, words } = resourceUses(tree.read(file, 'utf8') ?? '', file);
    const lines = uses.filter(({ name }) => names.includes(name)).map(({ line }) => `:${line}`);
    if (lines.length > 0) places.push(...new Set(lines.map((line) => `${file}${line}`)));
    else if (names.some((name) => words.has(name))) places.push(file);
  });
  if (places.length > 0)
    throw new GatehouseError(
      'GH-NX-005',
      `Cannot take ${what} from ${service}: its code still uses it. Remove that first: ${places.join(', ')}`,
    );
}
