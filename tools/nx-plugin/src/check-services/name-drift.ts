import { readJson, type Tree } from '@nx/devkit';
import * as ts from 'typescript';
import { parseSource, resolve } from '../source/source-file.ts';
import { APPS } from '../workspace/read-services.ts';

/** A place that still has an old name of a service. */
export interface Drift {
  /** The file, and the line if known. */
  readonly place: string;
  readonly name: string;
}

/**
 * Finds old names of a moved service. The folder defines the name; otherwise, Nx, the logs and AWS would use different
 * ones.
 */
export function nameDrift(tree: Tree, name: string): Drift[] {
  const folder = `${APPS}/${name}`;
  const found: Drift[] = [];
  for (const file of ['package.json', 'project.json']) {
    const path = `${folder}/${file}`;
    if (!tree.isFile(path)) continue;
    const { name: own, nx } = readJson<{ name?: string; nx?: { name?: string } }>(tree, path);
    for (const given of [own, nx?.name])
      if (given !== undefined) found.push({ place: path, name: given.replace(/^@[^/]+\//, '') });
  }
  found.push(...definedNames(tree, `${folder}/src/service.ts`));
  return found.filter((each) => each.name !== name);
}

/** The `name` of objects of type ServiceDefinition. */
function definedNames(tree: Tree, path: string): Drift[] {
  const source = parseSource(tree.read(path, 'utf8') ?? '');
  const found: Drift[] = [];
  const visit = (node: ts.Node): void => {
    const [type, value] =
      ts.isVariableDeclaration(node) && node.initializer
        ? [node.type, node.initializer]
        : ts.isSatisfiesExpression(node)
          ? [node.type, node.expression]
          : [];
    if (
      type?.getText().startsWith('ServiceDefinition') &&
      value &&
      ts.isObjectLiteralExpression(value)
    )
      for (const property of value.properties)
        if (ts.isPropertyAssignment(property) && property.name.getText() === 'name') {
          const given = resolve(source, property.initializer);
          if (!ts.isStringLiteralLike(given)) continue;
          const { line } = source.getLineAndCharacterOfPosition(property.getStart());
          found.push({ place: `${path}:${line + 1}`, name: given.text });
        }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Differences between the services in `apps/` and the references of the workspace's tsconfig.json. */
export function referenceDrift(tree: Tree, services: readonly string[]): string[] {
  if (!tree.exists('tsconfig.json')) return [];
  const { references = [] } = readJson<{ references?: { path: string }[] }>(tree, 'tsconfig.json');
  const paths = references.map(({ path }) => path.replace(/^\.\//, '').replace(/\/$/, ''));
  return [
    ...paths
      .filter((path) => path.startsWith(`${APPS}/`) && !tree.exists(path))
      .map((path) => `tsconfig.json refers to ${path}, which does not exist`),
    ...services
      .map((name) => `${APPS}/${name}`)
      .filter((folder) => tree.exists(`${folder}/tsconfig.json`) && !paths.includes(folder))
      .map((folder) => `tsconfig.json has no reference to ${folder}`),
  ];
}
