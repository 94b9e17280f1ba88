import * as ts from 'typescript';
import { importsOf } from './imports.ts';
import { resolve } from './source-file.ts';

/** The parts of a `ServiceDefinition` that generators add to. */
export interface Definition {
  readonly routes: ts.FunctionLikeDeclaration;
  /** The import path of its API description, as in the source; undefined if it is in the same file. */
  readonly openApiFrom: string | undefined;
}

/** Finds the object with `routes` in a file: the argument of `runService`. */
export function definitionOf(tree: ts.SourceFile): Definition | undefined {
  const objects: ts.ObjectLiteralExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node) && propertyOf(node, 'routes')) objects.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  const [object] = objects;
  const routes = object && functionOf(tree, propertyOf(object, 'routes'));
  if (!object || objects.length > 1 || !routes) return undefined;
  const openApi = propertyOf(object, 'openApi');
  const value = openApi && valueOfProperty(openApi);
  const imported =
    value && ts.isIdentifier(value)
      ? importsOf(tree).find(({ local }) => local === value.text)
      : undefined;
  return { routes, openApiFrom: imported?.from };
}

const propertyOf = (object: ts.ObjectLiteralExpression, name: string) =>
  object.properties.find(
    (each) => each.name && ts.isIdentifier(each.name) && each.name.text === name,
  );

function functionOf(
  tree: ts.SourceFile,
  property: ts.ObjectLiteralElementLike | undefined,
): ts.FunctionLikeDeclaration | undefined {
  if (property && ts.isMethodDeclaration(property)) return property;
  const given = property && valueOfProperty(property);
  const value = given && resolve(tree, given);
  if (value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value))) return value;
  if (!given || !ts.isIdentifier(given)) return undefined;
  return tree.statements
    .filter(ts.isFunctionDeclaration)
    .find(({ name }) => name?.text === given.text);
}

function valueOfProperty(property: ts.ObjectLiteralElementLike): ts.Expression | undefined {
  if (ts.isPropertyAssignment(property)) return property.initializer;
  return ts.isShorthandPropertyAssignment(property) ? property.name : undefined;
}
