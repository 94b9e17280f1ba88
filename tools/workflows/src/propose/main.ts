import { parseArgs } from 'node:util';
import { GatehouseError } from '@gatehouse/service-manifest';
import { readCheckout } from './changed-files.ts';
import { githubApi } from './github-api.ts';
import { propose as proposeChanges } from './propose.ts';

const BODY = `Updates that a workflow has found. Review them like any other change.

GitHub does not start the checks automatically if a workflow opens the pull request: approve their run, or close and reopen this pull request.
`;

/**
 * `gatehouse-workflows propose --branch=NAME --title=TEXT`, in a workflow: opens a pull request with the changes of the
 * previous steps.
 * @throws one line if it cannot
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
  process.stdout.write(`${address ?? 'No changes to propose'}\n`);
  return 0;
}
