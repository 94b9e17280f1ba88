import * as ts from 'typescript';
import { importsOf } from '../source/imports.ts';
import { resolve } from '../source/source-file.ts';

/** Suffixes of variables that only the manifest can set; AWS_ENDPOINT_URL belongs to the SDK. */
const VARIABLE = /^(?!AWS_)[A-Z][A-Z0-9_]*_(?:SECRET|TABLE|BUCKET|URL|QUEUE)$|^TOPIC_ARNS$/;
/** Suffixes that properties of other objects often have: `sound.MAX_VOLUME`. */
const AMBIGUOUS = /^(?!AWS_)[A-Z][A-Z0-9_]*_(?:VOLUME|DATABASE)$/;

/** `certain` is a read of the environment itself; the others may read another object. */
export type Read = 'certain' | 'likely';

/** Whether code reads a variable of the manifest by this name from an object; undefined if it does not. */
export function readOf(
  tree: ts.SourceFile,
  name: string | undefined,
  object: ts.Expression | undefined,
): Read | undefined {
  if (name === undefined) return undefined;
  const isFromEnvironment = object !== undefined && isEnvironment(tree, object);
  if (isFromEnvironment) return isVariable(name) ? 'certain' : undefined;
  if (AMBIGUOUS.test(name)) return object && isSettings(object) ? 'likely' : undefined;
  return VARIABLE.test(name) && !(object && isOther(tree, object)) ? 'likely' : undefined;
}

export const isVariable = (name: string): boolean => VARIABLE.test(name) || AMBIGUOUS.test(name);

/** `process.env`, also as a constant of the file or imported from `node:process`. */
function isEnvironment(tree: ts.SourceFile, expression: ts.Expression): boolean {
  const value = resolve(tree, expression);
  if (ts.isIdentifier(value))
    return importsOf(tree).some(
      ({ local, imported, from }) =>
        local === value.text && imported === 'env' && /^(?:node:)?process$/.test(from),
    );
  return (
    ts.isPropertyAccessExpression(value) &&
    value.name.text === 'env' &&
    /^(?:globalThis\.|global\.)?process$/.test(value.expression.getText())
  );
}

/** Whether the words of a name, such as `getEnvironment` or `config.get`, mean the configuration. */
export const isSettings = (expression: ts.Expression): boolean =>
  expression
    .getText()
    .split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/)
    .some((word) => /^(?:env|environment|config|configuration|settings?|variables?)$/i.test(word));

/** `this`, or constants that are imported from another package or as a namespace. */
function isOther(tree: ts.SourceFile, object: ts.Expression): boolean {
  const value = resolve(tree, object);
  if (value.kind === ts.SyntaxKind.ThisKeyword) return true;
  if (!ts.isIdentifier(value) || isSettings(value)) return false;
  const imported = importsOf(tree).find(({ local }) => local === value.text);
  return imported !== undefined && (imported.imported === '*' || !imported.from.startsWith('.'));
}

/** A literal that is not an empty string, which only pleases the compiler. */
export const isValue = (node: ts.Expression): boolean =>
  (ts.isStringLiteralLike(node) && node.text !== '') ||
  ts.isTemplateExpression(node) ||
  ts.isNumericLiteral(node);

/** Names of functions of the file that read the variable that their first parameter names. */
export function readersIn(tree: ts.SourceFile): ReadonlySet<string> {
  const readers = new Set<string>();
  const visit = (node: ts.Node): void => {
    const [name, made] = ts.isFunctionDeclaration(node)
      ? [node.name?.text, node]
      : ts.isVariableDeclaration(node) && ts.isIdentifier(node.name)
        ? [node.name.text, node.initializer]
        : [];
    if (name !== undefined && made && ts.isFunctionLike(made)) {
      const parameter = made.parameters[0]?.name.getText();
      if (parameter !== undefined && readsBy(tree, made, parameter)) readers.add(name);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return readers;
}

const readsBy = (tree: ts.SourceFile, node: ts.Node, parameter: string): boolean =>
  (ts.isElementAccessExpression(node) &&
    node.argumentExpression.getText() === parameter &&
    isEnvironment(tree, node.expression)) ||
  node.getChildren(tree).some((child) => readsBy(tree, child, parameter));
