import * as ts from 'typescript';

/** The object that a pattern takes apart: `const {...} = OBJECT`. */
export const boundTo = ({ parent }: ts.ObjectBindingPattern): ts.Expression | undefined =>
  ts.isVariableDeclaration(parent) ? parent.initializer : undefined;

/** The object that an assignment takes apart: `({...} = OBJECT)`. */
export const assignedFrom = (literal: ts.Node): ts.Expression | undefined =>
  ts.isBinaryExpression(literal.parent) &&
  literal.parent.left === literal &&
  literal.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
    ? literal.parent.right
    : undefined;
