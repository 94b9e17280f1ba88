import * as ts from 'typescript';
import { importsOf } from './imports.ts';
import type { Insertion } from './insertion.ts';

/** @param file Its name says whether it may contain JSX. */
export const parseSource = (source: string, file = 'source.ts'): ts.SourceFile =>
  ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);

/**
 * Returns the value of a top-level variable: without parentheses and type annotations, and resolved through other
 * variables of the file. Undefined if the file has no such variable.
 */
export function valueOf(
  tree: ts.SourceFile,
  variable: string,
  seen: readonly string[] = [],
): ts.Expression | undefined {
  if (seen.includes(variable)) return undefined;
  const declared = tree.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find(({ name }) => ts.isIdentifier(name) && name.text === variable);
  return declared?.initializer && resolve(tree, declared.initializer, [...seen, variable]);
}

/** As {@link valueOf}, for any expression; returns an expression that cannot be resolved further unchanged. */
export function resolve(
  tree: ts.SourceFile,
  expression: ts.Expression,
  seen: readonly string[] = [],
): ts.Expression {
  if (
    ts.isParenthesizedExpression(expression) ||
    ts.isAsExpression(expression) ||
    ts.isNonNullExpression(expression) ||
    ts.isSatisfiesExpression(expression)
  )
    return resolve(tree, expression.expression, seen);
  if (ts.isIdentifier(expression)) return valueOf(tree, expression.text, seen) ?? expression;
  return expression;
}

/** Whether the name is declared or imported at the top of the file. */
export function declares(tree: ts.SourceFile, name: string): boolean {
  return importsOf(tree).some(({ local }) => local === name) || valueOf(tree, name) !== undefined;
}

/** Adds an element to a list or a property to an object, with the comma that the last one lacks. */
export function lastInsertions(
  node: ts.ArrayLiteralExpression | ts.ObjectLiteralExpression,
  text: string,
): Insertion[] {
  const members: ts.NodeArray<ts.Node> = ts.isArrayLiteralExpression(node)
    ? node.elements
    : node.properties;
  const last = members.at(-1);
  const comma = last && !members.hasTrailingComma ? [{ at: last.end, text: ',' }] : [];
  return [...comma, { at: node.end - 1, text }];
}
