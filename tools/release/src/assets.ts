import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Folders below `src` that hold nothing to publish; templates of generators may have such folders of their own. */
const NOT_PUBLISHED = new Set(['test', '__snapshots__', 'node_modules', 'dist']);
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
  return [...top, ...below(folder, join(folder, 'src'), false, hasTemplates)].sort();
}

const isOfTheRepository = (name: string) => name === 'package.json' || name.startsWith('tsconfig');

function below(
  base: string,
  folder: string,
  inTemplates: boolean,
  hasTemplates: boolean,
): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!inTemplates && NOT_PUBLISHED.has(entry.name)) return [];
      return below(
        base,
        path,
        inTemplates || (hasTemplates && entry.name === TEMPLATES),
        hasTemplates,
      );
    }
    return inTemplates || !/\.(ts|snap|md)$/.test(entry.name) ? [relative(base, path)] : [];
  });
}
