import { nextLink } from '../../next-link.ts';
import { GitHubError } from './github-error.ts';

/**
 * The token is sent to the API alone, so an address elsewhere is refused:
 * https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api
 */
export function nextPage(response: Response, api: string): string | undefined {
  const next = nextLink(response);
  if (next === undefined) return undefined;
  if (next.startsWith(`${api}/`)) return next.slice(api.length);
  throw new GitHubError(
    `GitHub GET ${response.url}`,
    undefined,
    `its next page is elsewhere: ${next}`,
  );
}
