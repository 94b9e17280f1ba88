import * as ts from 'typescript';
import {
  declares,
  importInsertion,
  importsOf,
  insert,
  lastInsertions,
  parseSource,
  resolve,
  valueOf,
} from '../source/source-file.ts';

/** The functions of zod, and the methods of its schemas, whose first argument is an object of properties. */
const FUNCTIONS = ['object', 'strictObject', 'looseObject'];
const METHODS = ['extend', 'safeExtend'];
const ZOD = ['zod', 'zod/v4'];

/**
 * Adds an import and an element of the list `checks`.
 * @returns the changed source; undefined where it has no such list, or has the variable already
 */
export function addToChecks(source: string, file: string, variable: string): string | undefined {
  const tree = parseSource(source);
  const list = valueOf(tree, 'checks');
  if (!list || !ts.isArrayLiteralExpression(list) || declares(tree, variable)) return undefined;
  const separator = list.elements.length > 0 ? ' ' : '';
  return insert(tree, [
    importInsertion(tree, `import { ${variable} } from './checks/${file}.ts';`),
    ...lastInsertions(list, `${separator}${variable}`),
  ]);
}

/**
 * Adds a property to the zod object `configuration`: `z.object({...})`, `base.extend({...})` and the like.
 * @returns the changed source, the same where the schema has the property already; undefined where it has
 * no such schema
 */
export function addToConfiguration(
  source: string,
  { name, comment }: { name: string; comment: string },
): string | undefined {
  const tree = parseSource(source);
  const schema = valueOf(tree, 'configuration');
  const shapes = schema ? shapesOf(tree, schema) : [];
  if (shapes.some((shape) => hasProperty(shape, name))) return source;
  const imported = importsOf(tree).find(
    ({ from, imported, isType }) =>
      ZOD.includes(from) && ['*', 'default', 'z'].includes(imported) && !isType,
  )?.local;
  const zod = imported ?? ['z', 'zod'].find((free) => !declares(tree, free));
  if (!shapes[0] || zod === undefined) return undefined;
  const lineBreak = source[shapes[0].end - 2] === '\n' ? '' : '\n';
  return insert(tree, [
    ...(imported ? [] : [importInsertion(tree, `import * as ${zod} from 'zod';`)]),
    ...lastInsertions(
      shapes[0],
      `${lineBreak}  /** ${comment} */\n  ${name}: ${zod}.string().min(1),\n`,
    ),
  ]);
}

/** The object literals that a zod schema is made of; first the one whose properties win. */
function shapesOf(tree: ts.SourceFile, expression: ts.Expression): ts.ObjectLiteralExpression[] {
  const call = resolve(tree, expression);
  if (!ts.isCallExpression(call)) return [];
  const { expression: callee, arguments: given } = call;
  const shape = given[0] && resolve(tree, given[0]);
  const isShape = shape && ts.isObjectLiteralExpression(shape) && takesShape(tree, callee);
  const rest = ts.isPropertyAccessExpression(callee) ? shapesOf(tree, callee.expression) : [];
  return isShape ? [shape, ...rest] : rest;
}

/** Whether `z.object`, `object` as imported from zod, or the method `extend` of a schema is called. */
function takesShape(tree: ts.SourceFile, callee: ts.Expression): boolean {
  const isZod = (name: string) =>
    importsOf(tree).some(({ local, from }) => local === name && ZOD.includes(from));
  if (ts.isIdentifier(callee)) return FUNCTIONS.includes(callee.text) && isZod(callee.text);
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const { expression: object, name } = callee;
  return FUNCTIONS.includes(name.text)
    ? ts.isIdentifier(object) && isZod(object.text)
    : METHODS.includes(name.text);
}

const hasProperty = (shape: ts.ObjectLiteralExpression, property: string) =>
  shape.properties.some(
    ({ name }) =>
      name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) && name.text === property,
  );
