import * as ts from 'typescript';

/** What a function returns. */
export interface Returned {
  readonly expression: ts.Expression;
  readonly statement?: ts.ReturnStatement;
}

/** The expression that a function returns in its last statement. */
export function returnOf(routes: ts.FunctionLikeDeclaration): Returned | undefined {
  const { body } = routes;
  if (!body) return undefined;
  if (!ts.isBlock(body))
    return { expression: ts.isParenthesizedExpression(body) ? body.expression : body };
  const statement = body.statements.at(-1);
  return statement && ts.isReturnStatement(statement) && statement.expression
    ? { expression: statement.expression, statement }
    : undefined;
}
