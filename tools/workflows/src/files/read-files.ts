import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { PINS } from './workflow-set.ts';

/** Texts of all that GitHub reads of ours, and of the pins, by their path below the workspace. */
export async function readFiles(root: string): Promise<Record<string, string>> {
  const entries = await readdir(join(root, '.github'), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll(sep, '/'),
    );
  return Object.fromEntries(
    await Promise.all(
      [...files, PINS]
        .sort()
        .map(async (file) => [file, await readFile(join(root, file), 'utf8')] as const),
    ),
  );
}
