import { parseArgs } from 'node:util';
import { readCheckout } from './changed-files.ts';
import { githubApi } from './github-api.ts';
import { propose } from './propose.ts';

/**
 * `nx propose workflows --branch=NAME --title=TEXT`, in a workflow: opens a pull request with what the steps
 * before have changed. Exits with 1 where it cannot.
 */
const BODY = `What a workflow has found to be newer. Review it like any other change.

GitHub does not start the checks by itself where a workflow opened the pull request: approve their run, or close
this and open it again.
`;

try {
  const { branch, title } = parseArgs({
    options: { branch: { type: 'string' }, title: { type: 'string' } },
  }).values;
  const { GITHUB_TOKEN: token, GITHUB_REPOSITORY: repository, GITHUB_API_URL: url } = process.env;
  if (!branch || !title) throw new Error('--branch and --title must be given');
  if (!token || !repository || !url)
    throw new Error('GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_API_URL must be set');
  const address = await propose(
    githubApi({ url, repository, token }),
    repository.split('/')[0]!,
    readCheckout(process.cwd()),
    { branch, title, body: BODY, base: 'main' },
  );
  process.stdout.write(`${address ?? 'Nothing was changed: there is nothing to propose'}\n`);
} catch (error) {
  process.stderr.write(`propose: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
