import { isDeepStrictEqual } from 'node:util';
import {
  formatFiles,
  generateFiles,
  logger,
  type GeneratorCallback,
  type Tree,
} from '@nx/devkit';
import { parse } from 'jsonc-parser';
import type { Grant, Manifest } from '@gatehouse/service-manifest';
import { GatehouseError } from '@gatehouse/service-manifest';
import { checkSource, type CheckSource } from '../dependency-check/check-source.ts';
import { writeRendered } from '../sync/write-rendered.ts';
import { licenceOf, scopeOf } from '../workspace/identity.ts';
import { installPackage } from '../workspace/install-package.ts';
import { holdsFiles, nameProblem } from '../workspace/name-problem.ts';
import { tsconfigOf } from '../workspace/project-files.ts';
import { addReference } from '../workspace/references.ts';
import { APPS, manifestsOf, workspaceOf } from '../workspace/read-services.ts';
import { refuseIgnored } from '../workspace/refuse-ignored.ts';
import { manifestFromOptions } from './manifest-from-options.ts';
import { nextSteps } from './next-steps.ts';
import type { ServiceOptions } from './options.ts';
import { refuseForeign } from './refuse-foreign.ts';
import { dependencies, type PackageName } from '../workspace/versions.ts';
import { withHint } from '../workspace/with-hint.ts';

const FIRST_PORT = 3_000;
const OF_TESTS = ['@gatehouse/testing', '@gatehouse/service-testing'] as const;

/**
 * Scaffolds a service: its code, its tests, its manifest, and the files rendered from the manifest. Run again with
 * the same options, it changes nothing.
 * @throws one line where the name or another option is not valid; nothing is written then
 */
async function service(tree: Tree, given: ServiceOptions): Promise<GeneratorCallback | undefined> {
  // The other generators take a package's name or a folder as well.
  const name = given.name.replace(/^(?:@[^/]+|apps)\//, '');
  const options = { ...given, name };
  const folder = `${APPS}/${name}`;
  const problem = nameProblem(tree, name);
  if (problem)
    throw new GatehouseError('GH-NX-001', `"${name}" cannot be the name of a service: ${problem}`);
  if (options.directory !== undefined && options.directory.replace(/\/+$/, '') !== folder)
    throw new GatehouseError(
      'GH-NX-002',
      `--directory: must be ${folder}, not "${options.directory}": Nx finds services only directly in ${APPS}/`,
    );

  const workspace = workspaceOf(tree);
  const manifests = manifestsOf(tree);
  if (holdsFiles(tree, folder)) {
    const existing = parse(tree.read(`${folder}/service.json`, 'utf8') ?? '{}') as Manifest;
    const port = options.port ?? manifests.get(name)?.port ?? 0;
    const wanted = manifestFromOptions(options, port, workspace);
    if (!isDeepStrictEqual(withoutMore(existing, wanted), wanted))
      throw new GatehouseError(
        'GH-NX-002',
        `${folder} exists; choose another name, or change ${folder}/service.json and run "npx nx sync"`,
      );
    logger.info(`${folder} exists with these options; nothing to do`);
    return undefined;
  }

  const manifest = manifestFromOptions(options, options.port ?? freePort(manifests), workspace);
  refuseForeign(name, manifest, manifests);
  const checks = checksOf(manifest.grants ?? []);
  tree.write(`${folder}/service.json`, JSON.stringify(manifest));
  generateFiles(tree, `${import.meta.dirname}/files`, folder, {
    name,
    description: manifest.description,
    quotedDescription: quoted(manifest.description),
    checks,
    variables: checks.map(({ setting }) => setting),
    packageJson: packageJson(tree, name, manifest.description, checks),
    tsconfig: tsconfigOf(tree, folder, ['@gatehouse/service-kit', ...OF_TESTS]),
  });
  for (const { file, text } of checks) tree.write(`${folder}/src/checks/${file}.ts`, text);
  addReference(tree, folder);
  await formatFiles(tree);
  // Last, and not formatted: sync compares rendered files byte for byte.
  writeRendered(tree, folder);
  refuseIgnored(tree, 'service');
  const steps = nextSteps(name, manifest, workspace);
  return () => {
    installPackage(tree, folder);
    logger.info(steps);
  };
}

/** A manifest without what other generators have added since: calls, grants and secrets. */
function withoutMore({ calls: _, ...existing }: Manifest, wanted: Manifest): Partial<Manifest> {
  const { grants: allGrants = [], secrets: allSecrets = {}, ...rest } = existing;
  const grants = allGrants.filter((grant) =>
    wanted.grants?.some((other) => isDeepStrictEqual(grant, other)),
  );
  const secrets = Object.entries(allSecrets).filter(([key]) => wanted.secrets?.[key] !== undefined);
  return {
    ...rest,
    ...(secrets.length > 0 && { secrets: Object.fromEntries(secrets) }),
    ...(grants.length > 0 && { grants }),
  };
}

/** One for each table and bucket, and one for all topics together. */
function checksOf(grants: readonly Grant[]): CheckSource[] {
  const checks = grants.map((grant) => {
    if ('topic' in grant) return checkSource('topic', grant.topic);
    return 'table' in grant
      ? checkSource('table', grant.table)
      : checkSource('bucket', grant.bucket);
  });
  return checks
    .filter(({ file }, at) => checks.findIndex((other) => other.file === file) === at)
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

function packageJson(
  tree: Tree,
  name: string,
  description: string,
  checks: readonly CheckSource[],
): string {
  const clients = checks.flatMap(({ dependency }) =>
    dependency ? [dependency as PackageName] : [],
  );
  return JSON.stringify(
    {
      name: `${scopeOf(tree)}/${name}`,
      version: '0.0.0',
      description,
      // Nobody publishes a service, and npm must not either.
      private: true,
      ...licenceOf(tree),
      type: 'module',
      dependencies: dependencies(tree, [...clients, '@gatehouse/service-kit', 'express', 'zod']),
      devDependencies: dependencies(tree, [
        ...OF_TESTS,
        '@types/express',
        '@types/supertest',
        'supertest',
      ]),
    },
    null,
    2,
  );
}

function freePort(manifests: ReadonlyMap<string, Manifest>): number {
  const taken = new Set([...manifests.values()].map(({ port }) => port));
  let port = FIRST_PORT;
  while (taken.has(port)) port++;
  return port;
}

const quoted = (text: string) => `'${text.replace(/[\\']/g, String.raw`\$&`)}'`;

export default withHint(service);
