import ts from 'typescript';
import { type Change, changesOf } from './changes-of.ts';

/** One small change of a source file. */
export interface Mutant {
  /** Line of the change, counted from 1. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
  /** The whole file with the change. */
  readonly text: string;
}

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
