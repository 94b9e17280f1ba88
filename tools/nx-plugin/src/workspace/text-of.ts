import * as ts from 'typescript';
import { resolve } from '../source/source-file.ts';

/** The name of a property, also in brackets. */
export function nameOf(tree: ts.SourceFile, name: ts.Node): string | undefined {
  if (ts.isComputedPropertyName(name)) return textOf(tree, name.expression);
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined;
}

/** The string value of an expression, possibly through a constant of the file. */
export function textOf(
  tree: ts.SourceFile,
  expression: ts.Expression | undefined,
): string | undefined {
  const value = expression && resolve(tree, expression);
  return value && ts.isStringLiteralLike(value) ? value.text : undefined;
}
