import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { PINS_FILE, TOOLS_FILE } from '../render/input.ts';

/**
 * Texts of all our files that GitHub reads, and of the actions and workflows pinned in them, by their paths relative to
 * the workspace.
 */
export async function readFiles(root: string): Promise<Record<string, string>> {
  const entries = await readdir(join(root, '.github'), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.ya?ml$|^CODEOWNERS$|^budget\.json$/.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll(sep, '/'),
    );
  return Object.fromEntries(
    await Promise.all(
      [...files, PINS_FILE, TOOLS_FILE]
        .sort()
        .map(async (file) => [file, await readFile(join(root, file), 'utf8')] as const),
    ),
  );
}
