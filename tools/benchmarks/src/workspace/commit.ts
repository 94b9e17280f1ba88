import { runProcess } from './run-process.ts';

/** Makes a repository of a folder, whose one commit has the tag `start`. */
export async function commit(root: string): Promise<void> {
  const git = (...args: string[]) => runProcess('git', args, { cwd: root });
  const author = ['-c', 'user.name=benchmark', '-c', 'user.email=benchmark@example.com'];
  await git('init', '-q', '-b', 'main');
  await git('add', '--all');
  await git(...author, 'commit', '-q', '-m', 'start');
  await git('tag', '-f', 'start');
}
