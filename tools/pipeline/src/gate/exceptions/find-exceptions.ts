import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { RuleError } from '../rule-error.ts';

/** Other files that are allowed beside exceptions. */
const OTHERS = /^(?:\..*|README(?:\..*)?|CODEOWNERS|.*\.md)$/i;

/** The contents of the exceptions folder. */
export interface FoundExceptions {
  readonly files: readonly string[];
  /** Files that look like exceptions but cannot be, one line each. */
  readonly problems: readonly string[];
  /** Ignored files, one line each. */
  readonly idle: string[];
}

/**
 * Finds the exception files below a folder. It reports links, pipes, devices and folders in their place, and files that
 * look like rules but would be ignored.
 * @param folder May be missing, which means no exceptions.
 * @throws {RuleError} if the folder is unreadable
 */
export async function findExceptions(folder: string): Promise<FoundExceptions> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw new RuleError('GH-POLICY-005', [`${folder}: cannot be read (${error.code})`]);
    },
  );
  const files: string[] = [];
  const problems: string[] = [];
  const idle: string[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const isRule = entry.name.endsWith('.json');
    if (entry.isSymbolicLink())
      problems.push(`${path}: is a link, which is not followed; put the file itself here`);
    else if (entry.isDirectory()) {
      if (isRule) problems.push(`${path}: is a folder; an exception is a file`);
    } else if (!entry.isFile()) problems.push(`${path}: is not a regular file`);
    else if (isRule) files.push(path);
    else if (/\.(?:jsonc?|ya?ml|json5)$/i.test(entry.name))
      problems.push(`${path}: is not read; the name of an exception ends in .json`);
    else if (!OTHERS.test(entry.name))
      idle.push(`${path}: is not read; the name of an exception ends in .json`);
  }
  return { files: files.sort(), problems: problems.sort(), idle: idle.sort() };
}
