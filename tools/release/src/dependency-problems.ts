import { isBuiltin } from 'node:module';
import type { SourcePackage } from './source-package.ts';

/**
 * What is wrong with the dependencies of a package, one line each: imports that it does not declare, so that they are
 * there by luck, and packages of the workspace that nobody outside can install.
 * @param imports What its JavaScript and its declarations import.
 */
export function dependencyProblems(
  { folder, manifest }: SourcePackage,
  imports: Iterable<string>,
  workspace: readonly SourcePackage[],
): string[] {
  const declared = { ...manifest.dependencies, ...manifest.peerDependencies };
  const file = `${folder}/package.json`;
  const names = new Set([...imports].map((path) => packageOf(path, workspace)));
  const undeclared = [...names].filter(
    (name) =>
      !isBuiltin(name) && !(name in declared) && !(typesOf(name) in declared) && name !== 'node',
  );
  const hidden = workspace.filter(
    ({ manifest: { name, private: isPrivate } }) => isPrivate && name in declared,
  );
  return [
    ...undeclared.map(
      (name) => `${file}: ${name} is imported by what is published; add it to "dependencies"`,
    ),
    ...hidden.map(
      ({ manifest: { name } }) =>
        `${file}: ${name} in "dependencies" is private, so that it cannot be installed`,
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
