import { parseArgs } from 'node:util';
import { GatehouseError } from '@gatehouse/service-manifest';
import { readCheckout } from './changed-files.ts';
import { githubApi } from './github-api.ts';
import { propose as proposeChanges } from './propose.ts';

const BODY = `What a workflow has found to be newer. Review it like any other change.

GitHub does not start the checks by itself where a workflow opened the pull request: approve their run, or close
this and open it again.
`;

/**
 * `gatehouse-workflows propose --branch=NAME --title=TEXT`, in a workflow: opens a pull request with what the steps
 * before have changed.
 * @throws one line where it cannot
 */
export async function propose(folder: string, args: readonly string[]): Promise<number> {
  const { branch, title } = parseArgs({
    args: [...args],
    options: { branch: { type: 'string' }, title: { type: 'string' } },
  }).values;
  const { GITHUB_TOKEN: token, GITHUB_REPOSITORY: repository, GITHUB_API_URL: url } = process.env;
  if (!branch || !title)
    throw new GatehouseError('GH-CLI-002', '--branch and --title must be given');
  if (!token || !repository || !url)
    throw new GatehouseError(
      'GH-WORKFLOWS-003',
      'GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_API_URL must be set',
    );
  const address = await proposeChanges(
    githubApi({ url, repository, token }),
    repository.split('/')[0]!,
    readCheckout(folder),
    { branch, title, body: BODY, base: 'main' },
  );
  process.stdout.write(`${address ?? 'Nothing was changed: there is nothing to propose'}\n`);
  return 0;
}
