import * as ts from 'typescript';
import { importInsertion } from '../source/imports.ts';
import { insert } from '../source/insertion.ts';
import { declares, lastInsertions, parseSource, resolve } from '../source/source-file.ts';
import { definitionOf } from '../source/service-definition.ts';
import { returnOf } from './returned-expression.ts';

/** The names of a route in the source of its service. */
export interface RouteNames {
  /** For example `order-items`, for the folder, the files and the path. */
  readonly name: string;
  /** For example `orderItems`. */
  readonly variable: string;
}

/**
 * Adds `.use('/name', nameRoute())` to the return value of a service's `routes`.
 * @returns the changed source; undefined if it has no such function, or if the name is taken
 */
export function addToRoutes(source: string, { name, variable }: RouteNames): string | undefined {
  const tree = parseSource(source);
  const route = `${variable}Route`;
  const routes = definitionOf(tree)?.routes;
  const returned = routes && returnOf(routes);
  if (!returned || declares(tree, route)) return undefined;
  const use = `.use('/${name}', ${route}())`;
  const line = importInsertion(tree, `import { ${route} } from './${name}/${name}-route.ts';`);
  const { expression, statement } = returned;
  if (isRouterCall(expression)) return insert(tree, [line, { at: expression.end, text: use }]);
  // If it returns a variable, the route is added just before the return.
  if (!statement || !ts.isIdentifier(expression)) return undefined;
  const text = `${expression.text}${use};\n    `;
  return insert(tree, [line, { at: statement.getStart(tree), text }]);
}

/**
 * Adds an operation to the list that `openApiDocument` describes.
 * @param file Path from the source to the operation, without extension.
 * @returns the changed source; undefined if it has no such list, or if the name is taken
 */
export function addToOperations(
  source: string,
  { variable }: RouteNames,
  file: string,
): string | undefined {
  const tree = parseSource(source);
  const operation = `${variable}Operation`;
  const list = operationsOf(tree);
  if (!list || declares(tree, operation)) return undefined;
  const separator = list.elements.length > 0 ? ' ' : '';
  return insert(tree, [
    importInsertion(tree, `import { ${operation} } from '${file}';`),
    ...lastInsertions(list, `${separator}${operation}`),
  ]);
}

/** The list that is passed to `openApiDocument`, directly or as a variable of the file. */
function operationsOf(tree: ts.SourceFile): ts.ArrayLiteralExpression | undefined {
  let found: ts.ArrayLiteralExpression | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(tree) === 'openApiDocument') {
      const list = node.arguments[1] && resolve(tree, node.arguments[1]);
      if (list && ts.isArrayLiteralExpression(list)) found ??= list;
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Whether an expression is `Router()`, `express.Router()`, or a call chain on one of these: `Router().use(...)`. */
function isRouterCall(expression: ts.Expression): boolean {
  if (!ts.isCallExpression(expression)) return false;
  const { expression: callee } = expression;
  if (ts.isIdentifier(callee)) return callee.text === 'Router';
  return (
    ts.isPropertyAccessExpression(callee) &&
    (callee.name.text === 'Router' || isRouterCall(callee.expression))
  );
}
