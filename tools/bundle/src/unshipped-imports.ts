import { isBuiltin } from 'node:module';
import type { Metafile } from 'esbuild';
import { packageLocation } from './package-location.ts';

/** An import of something that the image's build does not have. */
export interface UnshippedImport {
  /** File below the workspace. */
  readonly importer: string;
  /** As the importer writes it. */
  readonly path: string;
  readonly problem: string;
  /** Whether the importer may be able to do without it: `require` and `import()` can fail and be caught. */
  readonly isOptional: boolean;
}

/** esbuild's own helpers, of which it says that each file imports them. */
const RUNTIME = '<runtime>';

/** `Dockerfile.dockerignore` keeps these out of the image's build. */
const TEST_FILE = /(?:^|\/)test\/|\.spec\.ts$/;

/**
 * Finds what a bundle was made of, or imports when it runs, and the image does not have: packages that the service
 * does not ship, other packages of the workspace, files outside of any package, tests.
 * @param metafile esbuild's account of the bundle, by paths below the workspace.
 * @param locations Where the packages that the service ships are, its own folder included.
 * @param staying Names of the packages that stay in node_modules.
 */
export function unshippedImports(
  { inputs }: Pick<Metafile, 'inputs'>,
  locations: readonly string[],
  staying: readonly string[] = [],
): UnshippedImport[] {
  return Object.entries(inputs).flatMap(([importer, { imports }]) =>
    imports.flatMap(({ path: file, original: path = file, kind, external }) => {
      const isOptional = kind !== 'import-statement';
      if (external) {
        const canDoWithout = isOptional && packageLocation(importer) !== undefined;
        const stays = staying.some((name) => path === name || path.startsWith(`${name}/`));
        if (isBuiltin(path) || path === RUNTIME || stays || canDoWithout) return [];
        return { importer, path, problem: notADependency(path, importer, locations), isOptional };
      }
      const problem = isFile(file) && problemOf(file, path, importer, locations);
      return problem ? { importer, path, problem, isOptional: false } : [];
    }),
  );
}

function problemOf(
  file: string,
  path: string,
  importer: string,
  locations: readonly string[],
): string | undefined {
  const isInside = locations.some((location) => file.startsWith(`${location}/`));
  if (isInside && (packageLocation(file) || !TEST_FILE.test(file))) return undefined;
  if (isInside)
    return `"${path}" is a test file, which the image's build lacks; move what is shared out of test/ and *.spec.ts`;
  return path.startsWith('.')
    ? `"${path}" is in no package that the service ships; import it by the name of its package, and add that to "dependencies"`
    : notADependency(path, importer, locations);
}

function notADependency(path: string, importer: string, locations: readonly string[]): string {
  const own = locations.find((location) => importer.startsWith(`${location}/`));
  const at = own && !packageLocation(importer) ? ` of ${own}/package.json` : '';
  return `"${path}" is imported and not a dependency of the service or of a package it ships; add it to "dependencies"${at}, or import it in tests only`;
}

/** Plugins have names for what is no file: `(disabled):...`, `json:...`. */
const isFile = (path: string) => !/^[^/]*:/.test(path);
