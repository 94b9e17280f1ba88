import * as ts from 'typescript';
import { isValue } from './environment-reads.ts';

/** Whether a read is a write, or has a fallback that is a value: `process.env.A_URL ?? 'https://...'`. */
export function isHarmless(read: ts.Expression): boolean {
  const at = outermost(read);
  const { parent } = at;
  if (ts.isDeleteExpression(parent)) return true;
  if (!ts.isBinaryExpression(parent) || parent.left !== at) return false;
  const { kind } = parent.operatorToken;
  if (kind === ts.SyntaxKind.EqualsToken) return true;
  return (
    [ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.BarBarToken].includes(kind) &&
    isValue(parent.right)
  );
}

const outermost = (node: ts.Expression): ts.Expression =>
  ts.isParenthesizedExpression(node.parent) ||
  ts.isAsExpression(node.parent) ||
  ts.isNonNullExpression(node.parent)
    ? outermost(node.parent)
    : node;
