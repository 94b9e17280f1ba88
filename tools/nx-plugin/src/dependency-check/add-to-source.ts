import * as ts from 'typescript';

/** A text put in at a place of a source file. */
interface Insertion {
  at: number;
  text: string;
}

/** Adds an import and an element of the list `checks`; undefined where the source has no such list. */
export function addToChecks(source: string, file: string, variable: string): string | undefined {
  const tree = parse(source);
  const list = initializer(tree, 'checks');
  if (!list || !ts.isArrayLiteralExpression(list)) return undefined;
  const { elements } = list;
  const imports = tree.statements.filter((statement) => ts.isImportDeclaration(statement));
  return insert(source, [
    {
      at: imports.at(-1)?.end ?? 0,
      text: `\nimport { ${variable} } from './checks/${file}.ts';\n`,
    },
    {
      at: list.end - 1,
      text: `${elements.length > 0 && !elements.hasTrailingComma ? ', ' : ''}${variable}`,
    },
  ]);
}

/** Adds a property to `configuration = z.object({...})`; undefined where the source has none. */
export function addToConfiguration(
  source: string,
  { name, comment }: { name: string; comment: string },
): string | undefined {
  if (new RegExp(`\\b${name}\\b`).test(source)) return source;
  const call = initializer(parse(source), 'configuration');
  const [object] = call && ts.isCallExpression(call) ? call.arguments : [];
  if (!object || !ts.isObjectLiteralExpression(object)) return undefined;
  const { properties } = object;
  const comma = properties.length > 0 && !properties.hasTrailingComma ? ',' : '';
  return insert(source, [
    { at: object.end - 1, text: `${comma}\n  /** ${comment} */\n  ${name}: z.string().min(1),\n` },
  ]);
}

const parse = (source: string) =>
  ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);

/** What a variable at the top of the file is set to. */
function initializer(tree: ts.SourceFile, name: string): ts.Expression | undefined {
  for (const statement of tree.statements.filter(ts.isVariableStatement))
    for (const declaration of statement.declarationList.declarations)
      if (declaration.name.getText(tree) === name) return declaration.initializer;
  return undefined;
}

const insert = (source: string, insertions: Insertion[]) =>
  insertions
    .sort((a, b) => b.at - a.at)
    .reduce((text, { at, text: added }) => text.slice(0, at) + added + text.slice(at), source);
