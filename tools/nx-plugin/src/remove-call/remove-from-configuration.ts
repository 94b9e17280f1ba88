import * as ts from 'typescript';
import { parseSource, valueOf } from '../source/source-file.ts';
import { propertyOf, shapesOf } from '../source/zod-shape.ts';

/**
 * Removes properties with their comments from the zod object `configuration`.
 * @returns the changed source, or the same one if it has none of them
 */
export function removeFromConfiguration(source: string, names: readonly string[]): string {
  return names.reduce(withoutProperty, source);
}

function withoutProperty(source: string, name: string): string {
  const tree = parseSource(source);
  const schema = valueOf(tree, 'configuration');
  const property = (schema ? shapesOf(tree, schema) : [])
    .map((shape) => propertyOf(shape, name))
    .find((found) => found !== undefined);
  if (!property) return source;
  // A comment at the end of the previous property's line belongs to that property.
  const start = endOfComments(source, property.getFullStart());
  const comma = source[property.end] === ',' ? 1 : 0;
  return source.slice(0, start) + source.slice(endOfComments(source, property.end + comma));
}

const endOfComments = (source: string, at: number): number =>
  ts.getTrailingCommentRanges(source, at)?.at(-1)?.end ?? at;
