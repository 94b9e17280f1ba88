import * as ts from 'typescript';
import { urlVariable } from '@gatehouse/service-manifest';
import { parseSource } from '../source/source-file.ts';

/** The URL variable of a renamed service, in the sources of those that call it. */
export const renameVariable = (source: string, from: string, to: string): string =>
  source.replaceAll(new RegExp(`\\b${urlVariable(from)}\\b`, 'g'), urlVariable(to));

/**
 * The service's own name in its own sources: the texts that are its name and nothing more, where they name or title
 * something, and, in tests, where they are expected. A table of the same name keeps it.
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
