import * as ts from 'typescript';
import { importsOf } from './imports.ts';
import { resolve } from './source-file.ts';

/** The functions of zod, and the methods of its schemas, whose first argument is an object of properties. */
const FUNCTIONS = ['object', 'strictObject', 'looseObject'];
const METHODS = ['extend', 'safeExtend'];

/** The modules from which zod is imported. */
export const ZOD = ['zod', 'zod/v4'];

/** The object literals of a zod schema; the properties of earlier ones take precedence. */
export function shapesOf(
  tree: ts.SourceFile,
  expression: ts.Expression,
): ts.ObjectLiteralExpression[] {
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

export const propertyOf = (shape: ts.ObjectLiteralExpression, property: string) =>
  shape.properties.find(
    ({ name }) =>
      name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) && name.text === property,
  );
