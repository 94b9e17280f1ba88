import * as ts from 'typescript';

const OPTIONAL = ['optional', 'nullish', 'default', 'prefault', 'catch', 'exactOptional'];

/** Whether code does without the variable. */
export function isOptional(expression: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(expression))
    return OPTIONAL.includes(expression.name.text) || isOptional(expression.expression);
  if (ts.isCallExpression(expression))
    return (
      isOptional(expression.expression) ||
      (ts.isIdentifier(expression.expression) && OPTIONAL.includes(expression.expression.text))
    );
  return false;
}
