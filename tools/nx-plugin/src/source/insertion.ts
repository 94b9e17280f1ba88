import type * as ts from 'typescript';

/** A text to insert at an offset of a source file. */
export interface Insertion {
  at: number;
  text: string;
}

/** Returns the source with all insertions made; those at the same offset in the given order. */
export const insert = ({ text }: ts.SourceFile, insertions: readonly Insertion[]): string =>
  insertions
    .toReversed()
    .sort((a, b) => b.at - a.at)
    .reduce((result, { at, text: added }) => result.slice(0, at) + added + result.slice(at), text);
