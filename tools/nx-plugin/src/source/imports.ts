import * as ts from 'typescript';
import type { Insertion } from './insertion.ts';

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
