import type { Tree } from '@nx/devkit';
import { lineEndOf } from '../workspace/line-end.ts';

/** Appends missing lines to a file; a folder in it may end with a slash. */
export function addLines(tree: Tree, file: string, lines: readonly string[]): void {
  const text = tree.read(file, 'utf8') ?? '';
  const has = new Set(text.split('\n').map(normal));
  const missing = lines.filter((line) => !has.has(normal(line)));
  // A comment alone is not worth adding.
  if (missing.every((line) => line.startsWith('#'))) return;
  const end = lineEndOf(text);
  const gap = text === '' || text.endsWith('\n') ? '' : end;
  tree.write(file, text + gap + missing.map((line) => line + end).join(''));
}

const normal = (line: string) => line.trim().replace(/^\//, '').replace(/\/$/, '');
