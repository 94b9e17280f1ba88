import { posix } from 'node:path';
import { visitNotIgnoredFiles, type Tree } from '@nx/devkit';
import {
  environmentVariables,
  grantOf,
  resolveSettings,
  type Manifest,
} from '@gatehouse/service-manifest';
import { resourceUses, type Use, type Uses } from '../workspace/resource-uses.ts';

/** A bundled file of a service, and the resources that it uses. */
export interface SourceFile extends Uses {
  readonly path: string;
}

const isTest = (path: string) => /\.spec\.[cm]?[jt]s$|\/(?:test|__snapshots__)\//.test(path);

/** Reads the resources that a service's sources use, without its tests. */
export function readSources(tree: Tree, folder: string): SourceFile[] {
  const files: SourceFile[] = [];
  visitNotIgnoredFiles(tree, `${folder}/src`, (path) => {
    if (!/\.[cm]?[jt]s$/.test(path) || isTest(path)) return;
    files.push({ path, ...resourceUses(tree.read(path, 'utf8') ?? '') });
  });
  return files;
}

/**
 * Resources that a service's code uses and its manifest does not grant, one line each with file and line. The service
 * would fail at its start, or be denied access.
 */
export function sourceProblems(
  tree: Tree,
  folder: string,
  manifest: Manifest,
  files: readonly SourceFile[],
): string[] {
  const variables = variablesOf(manifest);
  const secrets = new Set(Object.values(manifest.secrets ?? {}));
  const defined = new Set(files.flatMap(({ defined }) => [...defined]));
  const shipped = new Set(files.map(({ path }) => path));
  const manifestFile = `${folder}/service.json`;
  const problem = ({ kind, name }: Use, path: string): string | undefined => {
    switch (kind) {
      case 'variable':
        return variables.has(name) || defined.has(name)
          ? undefined
          : `reads ${name}, which ${manifestFile} does not grant`;
      case 'required':
        return variables.has(name)
          ? undefined
          : `reads ${name}, which ${manifestFile} does not grant`;
      case 'secret':
        return secrets.has(name)
          ? undefined
          : `loads the secret "${name}", which ${manifestFile} does not grant`;
      case 'table':
      case 'bucket':
        return grantOf(manifest.grants ?? [], { kind, name })
          ? undefined
          : `uses the ${kind} "${name}", which ${manifestFile} does not grant`;
      case 'import':
        return importProblem(tree, path, name, shipped);
    }
  };
  return files.flatMap(({ path, uses }) =>
    uses.flatMap((use) => {
      const what = problem(use, path);
      return what === undefined ? [] : [`${path}:${use.line} ${what}`];
    }),
  );
}

/** A module of the service that exists on this machine, but neither in the repository nor in the image. */
function importProblem(
  tree: Tree,
  from: string,
  specifier: string,
  shipped: ReadonlySet<string>,
): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const path = posix.join(posix.dirname(from), specifier);
  if (shipped.has(path) || !tree.isFile(path) || !/\.[cm]?[jt]s$/.test(path)) return undefined;
  return isTest(path)
    ? `imports ${path}, which is part of the tests and not of the image; move it`
    : `imports ${path}, which Git ignores; rename its folder, or change .gitignore`;
}

function variablesOf(manifest: Manifest): ReadonlySet<string> {
  const any = {
    region: '',
    bucket: String,
    table: String,
    queueUrl: String,
    volumePath: String,
    databaseUrl: String,
    secret: String,
    url: String,
    arn: { topic: String },
  };
  const environments = ['', ...Object.keys(manifest.environments ?? {})];
  return new Set([
    ...environments.flatMap((environment) =>
      Object.keys(
        environmentVariables(manifest, resolveSettings(manifest, environment), environment, any),
      ),
    ),
    ...Object.keys(manifest.injectedSecrets ?? {}),
  ]);
}
