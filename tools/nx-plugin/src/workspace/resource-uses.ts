import * as ts from 'typescript';
import { parseSource, resolve } from '../source/source-file.ts';

/** Suffixes of variables that only the manifest can set; AWS_ENDPOINT_URL belongs to the SDK. */
const VARIABLE = /^(?!AWS_)[A-Z][A-Z0-9_]*_(?:SECRET|TABLE|BUCKET|URL|QUEUE)$|^TOPIC_ARNS$/;

/** Properties of commands of the AWS SDK that name a resource. */
const RESOURCES = { TableName: 'table', Bucket: 'bucket' } as const;

/** A use in one source file, with its line from 1. */
export interface Use {
  readonly line: number;
  /** `required` is a variable that the environment must have; `variable` may be a property of another object. */
  readonly kind: 'variable' | 'required' | 'secret' | 'table' | 'bucket' | 'import';
  readonly name: string;
}

export interface Uses {
  readonly uses: readonly Use[];
  /** Names of properties that the file itself sets on an object; reading one of them does not read the environment. */
  readonly defined: ReadonlySet<string>;
  /** Every identifier and string in the file, without comments. */
  readonly words: ReadonlySet<string>;
}

/** Finds by the syntax tree which values of the manifest a source file reads; ignores comments and strings. */
export function resourceUses(source: string): Uses {
  const tree = parseSource(source);
  const uses: Use[] = [];
  const defined = new Set<string>();
  const words = new Set<string>();
  const add = (node: ts.Node, kind: Use['kind'], name: string) =>
    uses.push({ line: tree.getLineAndCharacterOfPosition(node.getStart()).line + 1, kind, name });
  const read = (node: ts.Node, name: string | undefined, object?: ts.Expression) => {
    if (name === undefined || !VARIABLE.test(name)) return;
    add(node, object?.getText() === 'process.env' ? 'required' : 'variable', name);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) words.add(node.text);
    if (ts.isPropertyAccessExpression(node)) read(node, node.name.text, node.expression);
    else if (ts.isElementAccessExpression(node))
      read(node, textOf(tree, node.argumentExpression), node.expression);
    else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent))
      read(node, nameOf(node.propertyName ?? node.name));
    else if (ts.isCallExpression(node)) {
      const secret = loadsSecret(node) ? textOf(tree, node.arguments[0]) : undefined;
      if (secret !== undefined) add(node, 'secret', secret);
    } else if (ts.isPropertyAssignment(node)) {
      const name = nameOf(node.name) ?? '';
      const named = name in RESOURCES ? textOf(tree, node.initializer) : undefined;
      if (named !== undefined) add(node, RESOURCES[name as keyof typeof RESOURCES], named);
      defined.add(name);
      if (VARIABLE.test(name) && isSchema(node.initializer) && !isOptional(node.initializer))
        add(node, 'required', name);
    } else if (ts.isEnumMember(node)) defined.add(nameOf(node.name) ?? '');
    else if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      if (node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword)
        add(node, 'import', node.moduleSpecifier.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { uses, defined, words };
}

const nameOf = (name: ts.Node): string | undefined =>
  ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined;

/** The string value of an expression, possibly through a constant of the file. */
function textOf(tree: ts.SourceFile, expression: ts.Expression | undefined): string | undefined {
  const value = expression && resolve(tree, expression);
  return value && ts.isStringLiteralLike(value) ? value.text : undefined;
}

/** `secrets.load(...)` or `context.secrets.load(...)`. */
function loadsSecret({ expression }: ts.CallExpression): boolean {
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'load') return false;
  const { expression: object } = expression;
  const name = ts.isPropertyAccessExpression(object) ? object.name : object;
  return ts.isIdentifier(name) && name.text === 'secrets';
}

/** A chain of calls such as `z.string().min(1)`. */
function isSchema(expression: ts.Expression): boolean {
  if (ts.isCallExpression(expression) || ts.isPropertyAccessExpression(expression))
    return isSchema(expression.expression);
  return ts.isIdentifier(expression) && /^(?:z|zod)$/.test(expression.text);
}

const OPTIONAL = ['optional', 'nullish', 'default', 'prefault', 'catch', 'exactOptional'];

function isOptional(expression: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(expression))
    return OPTIONAL.includes(expression.name.text) || isOptional(expression.expression);
  return ts.isCallExpression(expression) && isOptional(expression.expression);
}
