import ts from 'typescript';

/** One small change of a source file. */
export interface Mutant {
  /** Line of the change, counted from 1. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
  /** The whole file with the change. */
  readonly text: string;
}

interface Change {
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

/**
 * All mutants of a TypeScript file: operators, conditions, booleans and numbers changed; statements, properties, and parts of
 * lists removed; neighbours in lists swapped.
 * @example for (const { line, before, after } of mutantsOf(text)) print(line, before, after);
 */
export function mutantsOf(text: string): Mutant[] {
  const source = ts.createSourceFile('mutant.ts', text, ts.ScriptTarget.ESNext, true);
  const changes: Change[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
      return;
    changes.push(...changesOf(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return changes.map(({ start, end, after }) => ({
    line: source.getLineAndCharacterOfPosition(start).line + 1,
    before: text.slice(start, end),
    after,
    text: text.slice(0, start) + after + text.slice(end),
  }));
}

function changesOf(node: ts.Node): Change[] {
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
