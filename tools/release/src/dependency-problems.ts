import { isBuiltin } from 'node:module';
import type { PublishedFiles } from './published-files.ts';
import type { SourcePackage } from './source-package.ts';

/**
 * What is wrong with the dependencies of a package, one line each: imports that it does not declare, so that they are
 * there by luck, types of its declarations that nobody else has, and packages that nobody outside can install.
 */
export function dependencyProblems(
  { folder, manifest }: SourcePackage,
  { imports, typeImports }: Pick<PublishedFiles, 'imports' | 'typeImports'>,
  workspace: readonly SourcePackage[],
): string[] {
  const { dependencies = {}, peerDependencies = {}, devDependencies = {} } = manifest;
  const declared = { ...dependencies, ...peerDependencies };
  const packages = (paths: ReadonlySet<string>) =>
    [...new Set([...paths].map((path) => packageOf(path, workspace)))].filter(
      (name) => !isBuiltin(name) && name !== 'node',
    );
  const types = packages(typeImports).map((name) =>
    typesOf(name) in { ...declared, ...devDependencies } ? typesOf(name) : name,
  );
  const undeclared = new Set(
    [...packages(imports), ...types].filter((name) => !(name in declared)),
  );
  const hidden = workspace
    .filter(({ manifest: { name }, published }) => !published && name in declared)
    .map(({ manifest: { name } }) => name);
  const line = (name: string, problem: string) => `${folder}/package.json: ${name} ${problem}`;
  return [
    ...[...undeclared].map((name) =>
      line(name, 'must be in "dependencies": published code needs it'),
    ),
    ...hidden.map((name) =>
      line(name, 'in "dependencies" is not published, so that it cannot be installed'),
    ),
  ];
}

/** `@scope/name/sub/path` as `@scope/name`; a source of another package as the name of that. */
function packageOf(path: string, workspace: readonly SourcePackage[]): string {
  const owner = workspace.find(({ folder }) => path.startsWith(`${folder}/`));
  if (owner) return owner.manifest.name;
  return path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');
}

const typesOf = (name: string) => `@types/${name.replace(/^@/, '').replace('/', '__')}`;
