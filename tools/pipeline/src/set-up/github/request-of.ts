const TIMEOUT_MS = 15_000;

/** A request to GitHub's API, for `fetch`. */
export const requestOf = (method: string, credential: string, body?: object): RequestInit => ({
  method,
  headers: {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${credential}`,
    'user-agent': 'gatehouse',
    'x-github-api-version': '2022-11-28',
    ...(body && { 'content-type': 'application/json' }),
  },
  ...(body && { body: JSON.stringify(body) }),
  redirect: 'follow',
  signal: AbortSignal.timeout(TIMEOUT_MS),
});
