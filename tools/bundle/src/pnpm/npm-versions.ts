import { dependencyPath, nameAndVersion } from './dependency-path.ts';
import type { Importer } from './pnpm-lockfile.ts';

/** The versions of a folder's dependencies, as npm writes them. */
export const versions = (importer: Importer) =>
  bare(Object.fromEntries(Object.entries(importer).map(([name, { version }]) => [name, version])));

/** Versions as npm writes them, an alias among them. */
export const bare = (references: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(references).map(([name, reference]) => {
      const path = dependencyPath(name, reference);
      if (path === undefined) return [name, '*'];
      const [actual, version] = nameAndVersion(path);
      return [name, actual === name ? version : `npm:${actual}@${version}`];
    }),
  );
