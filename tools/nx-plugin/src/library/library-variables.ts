import type { Tree } from '@nx/devkit';
import { dependencies, type Ranges } from '../workspace/versions.ts';
import { licenceOf, scopeOf } from '../workspace/identity.ts';
import { addCommand, usesPnpm } from '../workspace/package-manager.ts';
import { tsconfigOf } from '../workspace/project-files.ts';

/** The folder of libraries. */
export const LIBS = 'libs';
/** The tag of a generated library. */
export const LIBRARY_TAG = 'type:library';
/** Packages that its tests use. */
const USED = ['@gatehouse/testing'] as const;

/**
 * The variables of a library's templates. Templates of earlier releases are rendered with it too: add variables, and
 * keep those that a recorded release uses.
 */
export function libraryVariables(
  tree: Tree,
  name: string,
  description: string,
  release: Ranges,
): Record<string, unknown> & { readonly add: string } {
  const packageName = `${scopeOf(tree)}/${name}`;
  return {
    name,
    description,
    add: addCommand(tree, usesPnpm(tree) ? `${packageName} --workspace` : packageName, 'apps/NAME'),
    packageName,
    tsconfig: tsconfigOf(tree, `${LIBS}/${name}`, USED),
    packageJson: JSON.stringify({
      name: packageName,
      version: '0.0.0',
      description,
      private: true,
      ...licenceOf(tree),
      type: 'module',
      exports: { '.': './src/index.ts' },
      devDependencies: dependencies(tree, USED, release),
      nx: { tags: [LIBRARY_TAG] },
    }),
  };
}
