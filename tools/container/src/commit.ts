import { execFileSync } from 'node:child_process';
import type { Commit } from './build-image.ts';

/** The command as one file, which jobs of the workflows download; no image contains it. */
const COMMAND = 'gatehouse.mjs';

/** What is checked out in a workspace. @throws where it is no Git repository with a commit */
export function checkedOut(root: string): Commit {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const [id = '', time = ''] = git('log', '-1', '--format=%H %ct').trim().split(' ');
  const dirty = git('status', '--porcelain', '--', '.', `:(exclude,top)${COMMAND}`).trim() !== '';
  return { id: dirty ? `${id}-dirty` : id, time: Number(time) };
}
