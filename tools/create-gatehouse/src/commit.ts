import { run } from './run.ts';

const IDENTITY = { GIT_AUTHOR_NAME: 'Gatehouse', GIT_AUTHOR_EMAIL: 'create@gatehouse.invalid' };

/**
 * Makes the folder a Git repository with one commit. The author is Gatehouse if Git has no user name configured.
 * @returns the existing repository if the folder is already in one; nothing is committed then
 */
export async function commit(folder: string): Promise<string | undefined> {
  const git = (...args: string[]) => run('git', args, folder);
  const around = await git('rev-parse', '--show-toplevel').catch(() => undefined);
  if (around !== undefined) return around;
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all');
  const known = await git('config', 'user.email').then(Boolean, () => false);
  const { GIT_AUTHOR_NAME: GIT_COMMITTER_NAME, GIT_AUTHOR_EMAIL: GIT_COMMITTER_EMAIL } = IDENTITY;
  const identity = known ? {} : { ...IDENTITY, GIT_COMMITTER_NAME, GIT_COMMITTER_EMAIL };
  await run(
    'git',
    ['commit', '--quiet', '--no-gpg-sign', '--no-verify', '--message', MESSAGE],
    folder,
    { env: { ...process.env, ...identity } },
  );
  return undefined;
}

const MESSAGE = 'feat: a new Gatehouse workspace';
