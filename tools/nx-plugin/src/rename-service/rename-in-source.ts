import * as ts from 'typescript';
import { urlVariable } from '@gatehouse/service-manifest';
import { parseSource } from '../source/source-file.ts';

/** Renames the URL variable of a service in the sources of its callers. */
export const renameVariable = (source: string, from: string, to: string): string =>
  source.replaceAll(new RegExp(`\\b${urlVariable(from)}\\b`, 'g'), urlVariable(to));

/**
 * Renames a service in its own sources: in strings that equal its name and are a name or a title, or an expectation in
 * tests. A table with the same name keeps it.
 */
export function renameTexts(source: string, from: string, to: string, isTest: boolean): string {
  const tree = parseSource(source);
  const places: number[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && node.text === from && (isTest || isName(node)))
      places.push(node.getStart() + 1);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return places.reduceRight(
    (text, at) => text.slice(0, at) + to + text.slice(at + from.length),
    source,
  );
}

const isName = ({ parent }: ts.Node) =>
  ts.isPropertyAssignment(parent) &&
  ['name', 'title', 'displayName'].includes(parent.name.getText());
