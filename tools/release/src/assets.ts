import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Folders below `src` that hold nothing to publish; templates of generators may have such folders of their own. */
const NOT_PUBLISHED = new Set(['test', '__snapshots__', 'node_modules', 'dist']);
/** Of the generators of a package that has any. */
const TEMPLATES = 'files';

/**
 * Files of a package that are published as they are, relative to it: templates, schemas, JavaScript that is loaded
 * by its path, the README.
 */
export function assetsOf(folder: string): string[] {
  const top = readdirSync(folder).filter(
    (name) => name === 'README.md' || (name.endsWith('.json') && !isOfTheRepository(name)),
  );
  const hasTemplates = existsSync(join(folder, 'generators.json'));
  const below = (parent: string, inTemplates: boolean): string[] =>
    readdirSync(parent, { withFileTypes: true }).flatMap((entry) => {
      const path = join(parent, entry.name);
      if (entry.isDirectory()) {
        if (!inTemplates && NOT_PUBLISHED.has(entry.name)) return [];
        return below(path, inTemplates || (hasTemplates && entry.name === TEMPLATES));
      }
      return inTemplates || !/\.(ts|snap|md)$/.test(entry.name) ? [relative(folder, path)] : [];
    });
  return [...top, ...below(join(folder, 'src'), false)].sort();
}

const isOfTheRepository = (name: string) => name === 'package.json' || name.startsWith('tsconfig');
