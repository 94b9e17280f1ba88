import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The first of these files that is there; empty where none is. */
export async function textOf(folder: string, ...files: string[]): Promise<string> {
  for (const file of files) {
    const text = await readFile(join(folder, file), 'utf8').catch(() => undefined);
    if (text !== undefined) return text;
  }
  return '';
}
