import * as ts from 'typescript';

/** Functions and methods of zod whose argument is an object with a schema for each property. */
const TAKES_SHAPE = /(?:^|\.)(?:object|strictObject|looseObject|extend|safeExtend)$/;

/** Whether a property is one of a zod object, or its value a chain of calls such as `z.string().min(1)`. */
export const isSchema = (parent: ts.Node, value: ts.Expression): boolean =>
  (ts.isCallExpression(parent.parent) &&
    TAKES_SHAPE.test(parent.parent.expression.getText()) &&
    !ts.isLiteralExpression(value)) ||
  isZodCall(value);

function isZodCall(expression: ts.Expression): boolean {
  if (ts.isCallExpression(expression) || ts.isPropertyAccessExpression(expression))
    return isZodCall(expression.expression);
  return ts.isIdentifier(expression) && /^(?:z|zod)$/.test(expression.text);
}
