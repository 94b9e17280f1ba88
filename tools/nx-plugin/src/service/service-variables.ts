import type { Tree } from '@nx/devkit';
import { grantedThing, type Grant, type Manifest } from '@gatehouse/service-manifest';
import { checkSource, type CheckSource } from '../dependency-check/check-source.ts';
import { licenceOf, scopeOf } from '../workspace/identity.ts';
import { tsconfigOf } from '../workspace/project-files.ts';
import { APPS } from '../workspace/read-services.ts';
import { dependencies, type PackageName, type Ranges } from '../workspace/versions.ts';

const OF_TESTS = ['@gatehouse/testing', '@gatehouse/service-testing'] as const;

/**
 * The variables of a service's templates. Templates of earlier releases are rendered with it too: add variables, and
 * keep those that a recorded release uses.
 */
export function serviceVariables(
  tree: Tree,
  name: string,
  manifest: Manifest,
  release: Ranges,
): Record<string, unknown> {
  const { description } = manifest;
  const checks = checksOf(manifest);
  return {
    name,
    description,
    quotedDescription: quoted(description),
    checks,
    variables: checks.map(({ setting }) => setting),
    packageJson: packageJson(tree, name, description, checks, release),
    tsconfig: tsconfigOf(tree, `${APPS}/${name}`, ['@gatehouse/service-kit', ...OF_TESTS]),
  };
}

/** One for each table, bucket and queue, and one for all topics together. */
export function checksOf({ grants = [] }: Manifest): CheckSource[] {
  const checks = grants.flatMap(checkOf);
  return checks
    .filter(({ file }, at) => checks.findIndex((other) => other.file === file) === at)
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

function checkOf(grant: Grant): CheckSource[] {
  const { kind, name } = grantedThing(grant);
  return kind === 'database' ? [] : [checkSource(kind, name)];
}

function packageJson(
  tree: Tree,
  name: string,
  description: string,
  checks: readonly CheckSource[],
  release: Ranges,
): string {
  const clients = checks.flatMap(({ dependency }) =>
    dependency ? [dependency as PackageName] : [],
  );
  return JSON.stringify(
    {
      name: `${scopeOf(tree)}/${name}`,
      version: '0.0.0',
      description,
      // Prevents publishing a service by mistake.
      private: true,
      ...licenceOf(tree),
      type: 'module',
      dependencies: dependencies(
        tree,
        [...clients, '@gatehouse/service-kit', 'express', 'zod'],
        release,
      ),
      devDependencies: dependencies(
        tree,
        [...OF_TESTS, '@types/express', '@types/supertest', 'supertest'],
        release,
      ),
    },
    null,
    2,
  );
}

const quoted = (text: string) => `'${text.replace(/[\\']/g, String.raw`\$&`)}'`;
