import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A file that differs from the checked-out commit. */
export interface ChangedFile {
  readonly path: string;
  /** The mode in Git: a file, or an executable file. */
  readonly mode: '100644' | '100755';
  /** Undefined if it was deleted. */
  readonly text: string | undefined;
}

export interface Checkout {
  /** The ids of the commit and of its tree. */
  readonly commit: string;
  readonly tree: string;
  readonly changes: readonly ChangedFile[];
}

/**
 * The checked-out commit of a folder, and the changes since.
 * @throws if it is not a Git repository
 */
export function readCheckout(root: string): Checkout {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
  const paths = [
    git('diff', '--name-only', '--no-renames', '-z', 'HEAD'),
    git('ls-files', '--others', '--exclude-standard', '-z'),
  ].flatMap((list) => list.split('\0').filter(Boolean));
  return {
    commit: git('rev-parse', 'HEAD').trim(),
    tree: git('rev-parse', 'HEAD^{tree}').trim(),
    changes: paths.sort().map((path) => readChange(join(root, path), path)),
  };
}

function readChange(file: string, path: string): ChangedFile {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return { path, mode: '100644', text: undefined };
  const mode = stat.mode & 0o100 ? '100755' : '100644';
  return { path, mode, text: readFileSync(file, 'utf8') };
}
