import ts from 'typescript';

export interface Change {
  readonly start: number;
  readonly end: number;
  readonly after: string;
}

const OPERATORS = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [ts.SyntaxKind.LessThanToken, '<='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.GreaterThanToken, '>='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>'],
  [ts.SyntaxKind.AmpersandAmpersandToken, '||'],
  [ts.SyntaxKind.BarBarToken, '&&'],
  [ts.SyntaxKind.MinusToken, '+'],
  [ts.SyntaxKind.AsteriskToken, '/'],
]);

/**
 * The arguments of a call with at least this many are treated as a list, such as that of the
 * middleware.
 */
const LEAST_OF_A_LIST = 4;

/** The changes of one node, without those of the nodes inside it. */
export function changesOf(node: ts.Node): Change[] {
  const replace = (target: ts.Node, after: string): Change => ({
    start: target.getStart(),
    end: target.getEnd(),
    after,
  });
  if (ts.isBinaryExpression(node)) {
    const { operatorToken: operator } = node;
    const after = OPERATORS.get(operator.kind);
    return after === undefined ? [] : [replace(operator, after)];
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return [replace(node, node.operand.getText())];
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [replace(node, 'false')];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [replace(node, 'true')];
  if (ts.isNumericLiteral(node))
    return [replace(node, String(Number(node.text.replaceAll('_', '')) + 1))];
  if (ts.isConditionalExpression(node))
    return [replace(node.condition, 'true'), replace(node.condition, 'false')];
  if (ts.isIfStatement(node))
    return [replace(node.expression, 'true'), replace(node.expression, 'false')];
  if (ts.isExpressionStatement(node)) return [replace(node, ';')];
  if (ts.isObjectLiteralExpression(node)) return withoutOne(node.properties);
  if (ts.isArrayLiteralExpression(node)) return listChanges(node.elements);
  if (ts.isCallExpression(node) && node.arguments.length >= LEAST_OF_A_LIST)
    return listChanges(node.arguments);
  return [];
}

function listChanges(parts: ts.NodeArray<ts.Node>): Change[] {
  const swapped = parts.slice(1).map((second, at) => {
    const first = parts[at] as ts.Node;
    const between = second.getSourceFile().text.slice(first.getEnd(), second.getStart());
    return {
      start: first.getStart(),
      end: second.getEnd(),
      after: second.getText() + between + first.getText(),
    };
  });
  return [...withoutOne(parts), ...swapped];
}

/** Removes one part after the other, with the comma that follows it. */
function withoutOne(parts: ts.NodeArray<ts.Node>): Change[] {
  return parts.map((part, at) => {
    const next = parts[at + 1];
    return { start: part.getStart(), end: next ? next.getStart() : part.getEnd(), after: '' };
  });
}
