import * as ts from 'typescript';
import { parseSource, resolve } from '../source/source-file.ts';
import {
  isHarmless,
  isSettings,
  isValue,
  isVariable,
  readersIn,
  readOf,
} from './environment-reads.ts';

/** Properties of commands of the AWS SDK that name a resource, and how its name is found in the value. */
const RESOURCES: Readonly<Record<string, readonly [kind: Use['kind'], name: RegExp]>> = {
  TableName: ['table', /^.+$/],
  Bucket: ['bucket', /^.+$/],
  TopicArn: ['topic', /(?<=^arn:aws[a-z-]*:sns:.*:)[\w-]+$/],
  QueueUrl: ['queue', /(?<=^https:\/\/.*\/)[\w-]+$/],
  SecretId: ['secret', /^(?!arn:).+$/],
};

/** A use in one source file, with its line from 1. */
export interface Use {
  readonly line: number;
  /**
   * `required` is a variable that the environment must have; `variable` may be a property of another object; `host` is
   * the host of an address that is written in the code.
   */
  readonly kind:
    'variable' | 'required' | 'secret' | 'table' | 'bucket' | 'topic' | 'queue' | 'import' | 'host';
  readonly name: string;
}

export interface Uses {
  readonly uses: readonly Use[];
  /** Names of properties that the file itself sets on an object; reading one of them does not read the environment. */
  readonly defined: ReadonlySet<string>;
  /** Every identifier and string in the file, without comments. */
  readonly words: ReadonlySet<string>;
}

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
  const resource = (node: ts.Node, property: string, value: ts.Expression) => {
    const [kind, form] = (Object.hasOwn(RESOURCES, property) && RESOURCES[property]) || [];
    const name = form?.exec(textOf(tree, value) ?? '')?.[0];
    if (kind && name !== undefined) add(node, kind, name);
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
        resource(node, name, value);
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

function nameOf(tree: ts.SourceFile, name: ts.Node): string | undefined {
  if (ts.isComputedPropertyName(name)) return textOf(tree, name.expression);
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined;
}

/** The string value of an expression, possibly through a constant of the file. */
function textOf(tree: ts.SourceFile, expression: ts.Expression | undefined): string | undefined {
  const value = expression && resolve(tree, expression);
  return value && ts.isStringLiteralLike(value) ? value.text : undefined;
}

/** The object that a pattern takes apart: `const {...} = OBJECT`. */
const boundTo = ({ parent }: ts.ObjectBindingPattern): ts.Expression | undefined =>
  ts.isVariableDeclaration(parent) ? parent.initializer : undefined;

/** The object that an assignment takes apart: `({...} = OBJECT)`. */
const assignedFrom = (literal: ts.Node): ts.Expression | undefined =>
  ts.isBinaryExpression(literal.parent) &&
  literal.parent.left === literal &&
  literal.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
    ? literal.parent.right
    : undefined;

/** A table of a batch: `RequestItems: { 'orders': ... }`. */
const isRequestItem = ({ parent: { parent } }: ts.Node): boolean =>
  ts.isPropertyAssignment(parent) && parent.name.getText() === 'RequestItems';

const isDynamicImport = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;

/** `secrets.load(...)` or `context.secrets.load(...)`. */
function loadsSecret({ expression }: ts.CallExpression): boolean {
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'load') return false;
  const { expression: object } = expression;
  const name = ts.isPropertyAccessExpression(object) ? object.name : object;
  return ts.isIdentifier(name) && name.text === 'secrets';
}

/** Functions and methods of zod whose argument is an object with a schema for each property. */
const TAKES_SHAPE = /(?:^|\.)(?:object|strictObject|looseObject|extend|safeExtend)$/;

/** Whether a property is one of a zod object, or its value a chain of calls such as `z.string().min(1)`. */
const isSchema = (parent: ts.Node, value: ts.Expression): boolean =>
  (ts.isCallExpression(parent.parent) &&
    TAKES_SHAPE.test(parent.parent.expression.getText()) &&
    !ts.isLiteralExpression(value)) ||
  isZodCall(value);

function isZodCall(expression: ts.Expression): boolean {
  if (ts.isCallExpression(expression) || ts.isPropertyAccessExpression(expression))
    return isZodCall(expression.expression);
  return ts.isIdentifier(expression) && /^(?:z|zod)$/.test(expression.text);
}

const OPTIONAL = ['optional', 'nullish', 'default', 'prefault', 'catch', 'exactOptional'];

function isOptional(expression: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(expression))
    return OPTIONAL.includes(expression.name.text) || isOptional(expression.expression);
  if (ts.isCallExpression(expression))
    return (
      isOptional(expression.expression) ||
      (ts.isIdentifier(expression.expression) && OPTIONAL.includes(expression.expression.text))
    );
  return false;
}
