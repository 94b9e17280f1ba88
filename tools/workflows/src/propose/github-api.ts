import { GatehouseError } from '@gatehouse/service-manifest';

/** A repository on GitHub, through its REST API. */
export interface GitHubApi {
  /** @throws {GitHubApiError} for an unsuccessful response */
  request<Answer>(method: string, path: string, body?: unknown): Promise<Answer>;
}

export class GitHubApiError extends GatehouseError {
  override readonly name = 'GitHubApiError';
  readonly status: number;

  constructor(message: string, status: number) {
    super('GH-WORKFLOWS-003', message);
    this.status = status;
  }
}

/**
 * @param options.url For example `https://api.github.com`
 * @param options.repository `owner/name`
 */
export const githubApi = (options: {
  url: string;
  repository: string;
  token: string;
}): GitHubApi => ({
  async request<Answer>(method: string, path: string, body?: unknown) {
    const response = await fetch(`${options.url}/repos/${options.repository}/${path}`, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${options.token}`,
        'x-github-api-version': '2022-11-28',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    if (response.ok) return JSON.parse(text) as Answer;
    throw new GitHubApiError(
      `GitHub answered ${response.status} to ${method} ${path}: ${text}`,
      response.status,
    );
  },
});
