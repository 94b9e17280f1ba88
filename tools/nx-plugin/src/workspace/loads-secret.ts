import * as ts from 'typescript';

/** `secrets.load(...)` or `context.secrets.load(...)`. */
export function loadsSecret({ expression }: ts.CallExpression): boolean {
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'load') return false;
  const { expression: object } = expression;
  const name = ts.isPropertyAccessExpression(object) ? object.name : object;
  return ts.isIdentifier(name) && name.text === 'secrets';
}
