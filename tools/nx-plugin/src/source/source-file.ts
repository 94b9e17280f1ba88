import * as ts from 'typescript';

/** A text to insert at an offset of a source file. */
export interface Insertion {
  at: number;
  text: string;
}

/** @param file Its name says whether it may contain JSX. */
export const parseSource = (source: string, file = 'source.ts'): ts.SourceFile =>
  ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);

/** Returns the source with all insertions made; those at the same offset in the given order. */
export const insert = ({ text }: ts.SourceFile, insertions: readonly Insertion[]): string =>
  insertions
    .toReversed()
    .sort((a, b) => b.at - a.at)
    .reduce((result, { at, text: added }) => result.slice(0, at) + added + result.slice(at), text);

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

/** A name that a file imports; `imported` is `*` for a namespace. */
export interface Import {
  readonly local: string;
  readonly imported: string;
  readonly from: string;
  /** Whether it is a type-only import. */
  readonly isType: boolean;
}

export function importsOf(tree: ts.SourceFile): Import[] {
  return tree.statements.filter(ts.isImportDeclaration).flatMap((statement) => {
    const from = (statement.moduleSpecifier as ts.StringLiteral).text;
    const { name, namedBindings, phaseModifier } = statement.importClause ?? {};
    const isType = phaseModifier === ts.SyntaxKind.TypeKeyword;
    const named =
      namedBindings === undefined
        ? []
        : ts.isNamespaceImport(namedBindings)
          ? [{ local: namedBindings.name.text, imported: '*', from, isType }]
          : namedBindings.elements.map((each) => ({
              local: each.name.text,
              imported: (each.propertyName ?? each.name).text,
              from,
              isType: isType || each.isTypeOnly,
            }));
    return name ? [{ local: name.text, imported: 'default', from, isType }, ...named] : named;
  });
}

/** Adds an import after the last one, or at the top of a file without any. */
export function importInsertion(tree: ts.SourceFile, line: string): Insertion {
  const last = tree.statements.filter(ts.isImportDeclaration).at(-1);
  if (!last) return { at: 0, text: `${line}\n\n` };
  const comments = ts.getTrailingCommentRanges(tree.text, last.end) ?? [];
  return { at: comments.at(-1)?.end ?? last.end, text: `\n${line}` };
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
