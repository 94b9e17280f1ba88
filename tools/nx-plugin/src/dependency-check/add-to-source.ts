import * as ts from 'typescript';
import { importInsertion, importsOf } from '../source/imports.ts';
import { insert } from '../source/insertion.ts';
import { declares, lastInsertions, parseSource, valueOf } from '../source/source-file.ts';
import { propertyOf, shapesOf, ZOD } from '../source/zod-shape.ts';

/**
 * Adds an import and an element of the list `checks`.
 * @returns the changed source; undefined if it has no such list, or already has the variable
 */
export function addToChecks(source: string, file: string, variable: string): string | undefined {
  const tree = parseSource(source);
  const list = valueOf(tree, 'checks');
  if (!list || !ts.isArrayLiteralExpression(list) || declares(tree, variable)) return undefined;
  const separator = list.elements.length > 0 ? ' ' : '';
  return insert(tree, [
    importInsertion(tree, `import { ${variable} } from './checks/${file}.ts';`),
    ...lastInsertions(list, `${separator}${variable}`),
  ]);
}

/**
 * Adds a property to the zod object `configuration`: `z.object({...})`, `base.extend({...})` or similar.
 * @returns the changed source, or the same one if the schema already has the property; undefined if it has no such
 * schema
 */
export function addToConfiguration(
  source: string,
  { name, comment }: { name: string; comment: string },
): string | undefined {
  const tree = parseSource(source);
  const schema = valueOf(tree, 'configuration');
  const shapes = schema ? shapesOf(tree, schema) : [];
  if (shapes.some((shape) => propertyOf(shape, name))) return source;
  const imported = importsOf(tree).find(
    ({ from, imported, isType }) =>
      ZOD.includes(from) && ['*', 'default', 'z'].includes(imported) && !isType,
  )?.local;
  const zod = imported ?? ['z', 'zod'].find((free) => !declares(tree, free));
  if (!shapes[0] || zod === undefined) return undefined;
  const lineBreak = source[shapes[0].end - 2] === '\n' ? '' : '\n';
  return insert(tree, [
    ...(imported ? [] : [importInsertion(tree, `import * as ${zod} from 'zod';`)]),
    ...lastInsertions(
      shapes[0],
      `${lineBreak}  /** ${comment} */\n  ${name}: ${zod}.string().min(1),\n`,
    ),
  ]);
}
