import * as ts from 'typescript';
import { parseSource, resolve } from '../source/source-file.ts';
import { isSettings, isValue, isVariable, readersIn, readOf } from './environment-reads.ts';
import { isHarmless } from './harmless-read.ts';
import { loadsSecret } from './loads-secret.ts';
import { isOptional } from './optional-property.ts';
import { resourceOf } from './resource-of.ts';
import type { Use, Uses } from './resource-use.ts';
import { isSchema } from './schema-property.ts';
import { assignedFrom, boundTo } from './taken-apart.ts';
import { nameOf, textOf } from './text-of.ts';

/**
 * Finds by the syntax tree which values of the manifest a source file reads; ignores comments and strings.
 * @param file Its name says whether it may contain JSX.
 */
export function resourceUses(source: string, file?: string): Uses {
  const tree = parseSource(source, file);
  const readers = readersIn(tree);
  const uses: Use[] = [];
  const defined = new Set<string>();
  const words = new Set<string>();
  const add = (node: ts.Node, kind: Use['kind'], name: string) =>
    uses.push({ line: tree.getLineAndCharacterOfPosition(node.getStart()).line + 1, kind, name });
  const read = (node: ts.Node, name: string | undefined, object?: ts.Expression) => {
    const found = readOf(tree, name, object);
    if (found) add(node, found === 'certain' ? 'required' : 'variable', name!);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) words.add(node.text);
    if (ts.isPropertyAccessExpression(node) && !isHarmless(node))
      read(node, node.name.text, node.expression);
    else if (ts.isElementAccessExpression(node) && !isHarmless(node))
      read(node, textOf(tree, node.argumentExpression), node.expression);
    else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      if (!node.initializer || !isValue(node.initializer))
        read(node, nameOf(tree, node.propertyName ?? node.name), boundTo(node.parent));
    } else if (ts.isCallExpression(node)) {
      const [first, fallback] = node.arguments;
      const text = textOf(tree, first);
      if (text !== undefined && loadsSecret(node)) add(node, 'secret', text);
      const { expression: callee } = node;
      const isReader = readers.has(callee.getText());
      if (text !== undefined && isVariable(text) && fallback === undefined)
        if (isReader || isSettings(callee)) add(node, isReader ? 'required' : 'variable', text);
    } else if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
      const name = nameOf(tree, node.name) ?? '';
      const source = assignedFrom(node.parent);
      if (source) read(node, name, source);
      else {
        const value = ts.isPropertyAssignment(node) ? node.initializer : node.name;
        const resource = resourceOf(tree, name, value);
        if (resource) add(node, ...resource);
        if (isRequestItem(node)) add(node, 'table', name);
        defined.add(name);
        const schema = resolve(tree, value);
        if (isVariable(name) && isSchema(node.parent, schema) && !isOptional(schema))
          add(node, 'required', name);
      }
    } else if (ts.isEnumMember(node) || ts.isPropertyDeclaration(node))
      defined.add(nameOf(tree, node.name) ?? '');
    else if (
      (ts.isImportDeclaration(node) &&
        node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword) ||
      (ts.isExportDeclaration(node) && !node.isTypeOnly)
    ) {
      const from = textOf(tree, node.moduleSpecifier);
      if (from !== undefined) add(node, 'import', from);
    } else if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) {
      const host =
        /^https?:\/\/([a-z][a-z0-9-]*)(?:\.[a-z0-9.-]*\binternal\b[a-z0-9.-]*)?(?::\d+)?(?:\/|$)/.exec(
          node.text,
        )?.[1];
      if (host !== undefined) add(node, 'host', host);
    }
    if (isDynamicImport(node)) {
      const from = textOf(tree, node.arguments[0]);
      if (from !== undefined) add(node, 'import', from);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { uses, defined, words };
}

/** A table of a batch: `RequestItems: { 'orders': ... }`. */
const isRequestItem = ({ parent: { parent } }: ts.Node): boolean =>
  ts.isPropertyAssignment(parent) && parent.name.getText() === 'RequestItems';

const isDynamicImport = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
