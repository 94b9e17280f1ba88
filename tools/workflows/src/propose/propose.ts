import type { Checkout } from './changed-files.ts';
import { GitHubApiError, type GitHubApi } from './github-api.ts';

export interface Proposal {
  readonly branch: string;
  /** Title of the commit and of the pull request. */
  readonly title: string;
  readonly body: string;
  /** The target branch. */
  readonly base: string;
}

interface Created {
  readonly sha: string;
}
interface PullRequest {
  readonly html_url: string;
}

/**
 * Creates a commit of the changes, a branch and a pull request, or updates those of an earlier call. It uses GitHub's
 * API, which signs the commit and leaves no credentials in the checkout. The branch is moved after the commit exists: a
 * branch without a difference would close its pull request.
 * https://docs.github.com/en/rest/git/trees https://docs.github.com/en/rest/pulls/pulls
 * @returns the URL of the pull request; undefined without changes
 * @throws {GitHubApiError}
 */
export async function propose(
  api: GitHubApi,
  owner: string,
  { commit, tree, changes }: Checkout,
  { branch, title, body, base }: Proposal,
): Promise<string | undefined> {
  if (changes.length === 0) return undefined;
  const newTree = await api.request<Created>('POST', 'git/trees', {
    base_tree: tree,
    tree: changes.map(({ path, mode, text }) => ({
      path,
      mode,
      type: 'blob',
      ...(text === undefined ? { sha: null } : { content: text }),
    })),
  });
  const { sha } = await api.request<Created>('POST', 'git/commits', {
    message: title,
    tree: newTree.sha,
    parents: [commit],
  });
  await moveBranch(api, branch, sha);
  const open = await api.request<PullRequest[]>(
    'GET',
    `pulls?state=open&head=${encodeURIComponent(`${owner}:${branch}`)}`,
  );
  const pullRequest =
    open[0] ??
    (await api.request<PullRequest>('POST', 'pulls', { head: branch, base, title, body }));
  return pullRequest.html_url;
}

async function moveBranch(api: GitHubApi, branch: string, sha: string): Promise<void> {
  try {
    await api.request('POST', 'git/refs', { ref: `refs/heads/${branch}`, sha });
  } catch (error) {
    // The branch already exists.
    if (!(error instanceof GitHubApiError) || error.status !== 422) throw error;
    await api.request('PATCH', `git/refs/heads/${branch}`, { sha, force: true });
  }
}
