import type { Tree } from '@nx/devkit';

/** The message of an error, if there is one. */
export const problemOf = (tree: Tree, file: string, read: () => unknown) =>
  tree.exists(file) ? problem(read) : [];

/** A conflict and its fix, in one line. */
export function problem(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}
