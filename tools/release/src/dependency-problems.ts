import { isBuiltin } from 'node:module';
import type { PublishedFiles } from './published-files.ts';
import type { SourcePackage } from './source-package.ts';

/**
 * The problems of a package's dependencies, one line each: imports that it does not declare and finds by luck, types in
 * its declarations that its users lack, and packages that cannot be installed from outside the workspace.
 */
export function dependencyProblems(
  { folder, manifest }: SourcePackage,
  { imports, typeImports }: Pick<PublishedFiles, 'imports' | 'typeImports'>,
  workspace: readonly SourcePackage[],
): string[] {
  const { dependencies = {}, peerDependencies = {}, devDependencies = {}, gatehouse } = manifest;
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
  const inside = packages(typeImports).filter((name) => name in (gatehouse?.vendored ?? {}));
  const hidden = workspace
    .filter(({ manifest: { name }, published }) => !published && name in declared)
    .map(({ manifest: { name } }) => name);
  const line = (name: string, problem: string) => `${folder}/package.json: ${name} ${problem}`;
  return [
    ...[...undeclared].map((name) =>
      line(name, 'must be in "dependencies": published code needs it'),
    ),
    ...inside.map((name) =>
      line(name, 'is vendored, so that exported declarations cannot use its types'),
    ),
    ...hidden.map((name) =>
      line(name, 'in "dependencies" is not published, so that it cannot be installed'),
    ),
  ];
}

/** `@scope/name/sub/path` as `@scope/name`; a source of another package as that package's name. */
function packageOf(path: string, workspace: readonly SourcePackage[]): string {
  const owner = workspace.find(({ folder }) => path.startsWith(`${folder}/`));
  if (owner) return owner.manifest.name;
  return path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');
}

const typesOf = (name: string) => `@types/${name.replace(/^@/, '').replace('/', '__')}`;
