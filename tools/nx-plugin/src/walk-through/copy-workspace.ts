import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** npm writes this file in place; a link would change the original workspace. */
const LOCK = 'node_modules/.package-lock.json';

/**
 * Copies the workspace with installed packages into a temporary folder, as a separate Git repository.
 * @param root The workspace.
 * @returns the folder
 */
export function copyWorkspace(root: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'gatehouse-walk-through-'));
  const git = (cwd: string, ...args: string[]) =>
    execFileSync('git', args, { cwd, encoding: 'utf8' });
  const listed = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const deleted = git(root, 'ls-files', '-z', '--deleted').split('\0');
  for (const file of git(root, ...listed).split('\0'))
    if (file && !deleted.includes(file)) {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      cpSync(join(root, file), join(copy, file));
    }
  const installed = execFileSync(
    'find',
    ['.', '-name', 'node_modules', '-type', 'd', '-prune', '-print0'],
    { cwd: root, encoding: 'utf8' },
  );
  for (const folder of installed.split('\0').filter(Boolean)) link(root, copy, folder);
  rmSync(join(copy, LOCK), { force: true });
  cpSync(join(root, LOCK), join(copy, LOCK));
  git(copy, 'init', '--quiet');
  git(copy, 'add', '--all');
  git(copy, '-c', 'user.name=x', '-c', 'user.email=x@x', 'commit', '--quiet', '-m', 'start');
  return copy;
}

/** Links the files of a folder, or copies them from another disk. */
function link(root: string, copy: string, folder: string): void {
  try {
    execFileSync('cp', ['-al', join(root, folder), join(copy, folder)], { stdio: 'ignore' });
  } catch {
    rmSync(join(copy, folder), { recursive: true, force: true });
    execFileSync('cp', ['-a', join(root, folder), join(copy, folder)]);
  }
}
