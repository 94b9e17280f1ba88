/** GitHub's own words: https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api */
export function reasonOf({ status, headers }: Response, text: string): string {
  let said = text.slice(0, 200);
  try {
    const { message, errors } = JSON.parse(text) as { message?: string; errors?: unknown };
    said = `${message ?? ''}${errors === undefined ? '' : ` ${JSON.stringify(errors)}`}`;
  } catch {
    // A proxy's page.
  }
  if (status === 401) return `HTTP 401 ${said}; sign in with "gh auth login"`;
  if (headers.get('x-ratelimit-remaining') === '0' || status === 429)
    return `HTTP ${status} rate limit; try again in ${headers.get('retry-after') ?? 'some'} s`;
  const scopes = headers.get('x-accepted-oauth-scopes');
  if (status === 403 || status === 404)
    return `HTTP ${status} ${said}${scopes ? `; it needs the scope ${scopes}: run "gh auth refresh --scopes repo,workflow,admin:org"` : ''}`;
  return `HTTP ${status} ${said}`;
}
