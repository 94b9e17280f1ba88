import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits, modify } from 'jsonc-parser';

/**
 * Sets a value in gatehouse.json, and keeps its comments and layout. The file is replaced atomically: an interrupted
 * run leaves the old or the new one.
 */
export function setSetting(
  root: string,
  path: readonly (string | number)[],
  value: string | number | boolean,
): void {
  const file = join(root, 'gatehouse.json');
  const text = readFileSync(file, 'utf8');
  const edits = modify(text, [...path], value, {
    formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' },
  });
  replaceFile(file, applyEdits(text, edits));
}

/** Replaces a file atomically. */
export function replaceFile(file: string, text: string): void {
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}
