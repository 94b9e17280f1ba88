import { visitNotIgnoredFiles, type Tree } from '@nx/devkit';
import { APPS } from '../workspace/read-services.ts';

/** Lists files that still contain the old name, for a person to check. */
export function mentions(tree: Tree, from: string, to: string): string[] {
  const found: string[] = [];
  const word = new RegExp(`(?<![\\w-])${from}(?![\\w-])`);
  visitNotIgnoredFiles(tree, `${APPS}/${to}`, (path) => {
    if (!/\/deploy\/|\/Dockerfile/.test(path) && word.test(tree.read(path, 'utf8') ?? ''))
      found.push(path);
  });
  return found.length === 0
    ? []
    : [
        `"${from}" is still in these files; check whether it means the service:\n${found.join('\n')}`,
      ];
}
