import { posix } from 'node:path';
import type { Tree } from '@nx/devkit';
import { grantOf, secretsOf, urlVariable, type Manifest } from '@gatehouse/service-manifest';
import { isTestFile } from '../lint/is-test-file.js';
import { APPS, manifestTexts } from '../workspace/read-services.ts';
import type { Use } from '../workspace/resource-use.ts';
import { variablesOf } from './granted-variables.ts';
import { CODE } from './read-sources.ts';
import type { SourceFile } from './source-file.ts';

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
  const secrets = new Set(secretsOf(manifest));
  const services = manifestTexts(tree).map(({ name }) => name);
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
      case 'host':
        return !services.includes(name) || `${APPS}/${name}` === folder
          ? undefined
          : `has the address of ${name} written in it; add "${name}" to "calls" of ${manifestFile}, and read ${urlVariable(name)}`;
      case 'table':
      case 'bucket':
      case 'topic':
      case 'queue':
        return grantOf(manifest.grants ?? [], { kind, name })
          ? undefined
          : `uses the ${kind} "${name}", which ${manifestFile} does not grant`;
      case 'import':
        return importProblem(tree, path, name, shipped);
    }
  };
  return files.flatMap(({ path, uses }) =>
    uses.flatMap((use) => {
      // A library takes its settings from its callers: what looks like one is theirs, unless it reads the environment.
      if (use.kind === 'variable' && !path.startsWith(`${folder}/`)) return [];
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
  if (shipped.has(path) || !tree.isFile(path) || !CODE.test(path)) return undefined;
  if (!path.startsWith(from.split('/', 2).join('/'))) return undefined;
  return isTestFile(path)
    ? `imports ${path}, which is part of the tests and not of the image; move it`
    : `imports ${path}, which Git ignores; rename its folder, or change .gitignore`;
}
