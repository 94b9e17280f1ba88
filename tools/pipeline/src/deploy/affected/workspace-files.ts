import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hash } from './hash.ts';

const run = promisify(execFile);
const MOST_BYTES = 256 * 1_048_576;

/**
 * The files that Git tracks, sorted.
 * @throws if the workspace is not in a Git repository
 */
export async function trackedFiles(root: string): Promise<string[]> {
  const { stdout } = await run('git', ['ls-files', '-z'], { cwd: root, maxBuffer: MOST_BYTES });
  return stdout.split('\0').filter(Boolean).sort();
}

/** The digest of a file, or of the folder that a link leads to; a missing file has one too. */
export async function digestOf(root: string, file: string): Promise<string> {
  const path = join(root, file);
  try {
    return createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return 'missing';
    if (code !== 'EISDIR') throw error;
    const names = (await readdir(path)).sort();
    const parts = names.map(async (name) => [name, await digestOf(root, `${file}/${name}`)]);
    return hash(await Promise.all(parts));
  }
}

/** An asset keeps its mode in the image. */
export async function isProgram(root: string, file: string): Promise<boolean> {
  const found = await stat(join(root, file)).catch(() => undefined);
  return found !== undefined && (found.mode & 0o100) !== 0;
}
