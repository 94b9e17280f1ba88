import { setTimeout as sleep } from 'node:timers/promises';
import { GatehouseError } from '@gatehouse/service-manifest';
import { oneLine } from '../../aws/one-line.ts';
import { nextLink } from '../../next-link.ts';

/** GitHub's REST API. Paths begin with a slash: https://docs.github.com/en/rest */
export interface GitHub {
  /** @returns undefined for what does not exist, or is not visible (404) */
  get<T>(path: string): Promise<T | undefined>;
  /**
   * All elements of a list, from all its pages; none for what does not exist.
   * @param field Where the list is in the response; undefined if it is the response
   */
  list<T>(path: string, field?: string): Promise<readonly T[]>;
  /** Creates or starts something; it is sent once. */
  post<T>(path: string, body?: object): Promise<T>;
  put(path: string, body?: object): Promise<void>;
  patch(path: string, body: object): Promise<void>;
}

/** GitHub has rejected a request, or has not responded; the message is one line and begins with the request. */
export class GitHubError extends GatehouseError {
  override readonly name = 'GitHubError';
  /** Undefined without a response. */
  readonly status: number | undefined;

  constructor(request: string, status: number | undefined, reason: string, cause?: unknown) {
    super('GH-SETUP-002', `${request}: ${oneLine(reason)}`, { cause });
    this.status = status;
  }
}

const TIMEOUT_MS = 15_000;
const ATTEMPTS = 3;

interface Options {
  /** Of the API, such as https://api.github.com. */
  readonly url: string;
  /** Requested at the first call, and kept in memory only. */
  readonly token: () => Promise<string>;
  /** Pause before another attempt, in milliseconds. */
  readonly pause?: (attempt: number) => number;
}

export function createGitHub({
  url,
  token,
  pause = (attempt) => attempt * 1_000,
}: Options): GitHub {
  let known: Promise<string> | undefined;

  /** A request that changes nothing, or that is repeatable, is retried after a transient error. */
  async function request(method: string, path: string, body?: object): Promise<Response> {
    const name = `GitHub ${method} ${path}`;
    const most = method === 'POST' ? 1 : ATTEMPTS;
    for (let attempt = 1; ; attempt += 1) {
      const response = await send(name, method, path, body).catch((error: unknown) => {
        if (error instanceof GitHubError && attempt < most) return undefined;
        throw error;
      });
      if (response !== undefined && (response.status < 500 || attempt >= most)) return response;
      await sleep(pause(attempt));
    }
  }

  async function send(name: string, method: string, path: string, body?: object) {
    const credential = await (known ??= token());
    try {
      return await fetch(`${url}${path}`, {
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
    } catch (error) {
      const { cause } = error as Error & { cause?: { code?: string } };
      throw new GitHubError(name, undefined, `no answer (${cause?.code ?? (error as Error).name})`);
    }
  }

  async function ask<T>(method: string, path: string, body?: object): Promise<Answer<T>> {
    const response = await request(method, path, body);
    const text = await response.text();
    if (response.ok)
      return {
        body: (text === '' ? {} : JSON.parse(text)) as T,
        next: nextPage(response, url),
      };
    if (response.status === 404 && method === 'GET') return { body: undefined, next: undefined };
    throw new GitHubError(`GitHub ${method} ${path}`, response.status, reasonOf(response, text));
  }

  async function list<T>(path: string, field?: string): Promise<readonly T[]> {
    const all: T[] = [];
    let page: string | undefined = `${path}${path.includes('?') ? '&' : '?'}per_page=100`;
    while (page !== undefined) {
      const { body, next }: Answer<unknown> = await ask('GET', page);
      const elements =
        field === undefined ? body : (body as Record<string, unknown> | undefined)?.[field];
      if (body !== undefined) all.push(...(elements as readonly T[]));
      page = next;
    }
    return all;
  }

  return {
    list,
    get: async <T>(path: string) => (await ask<T>('GET', path)).body,
    post: async <T>(path: string, body?: object) => (await ask<T>('POST', path, body)).body as T,
    put: async (path, body) => void (await ask('PUT', path, body)),
    patch: async (path, body) => void (await ask('PATCH', path, body)),
  };
}

interface Answer<T> {
  readonly body: T | undefined;
  /** Path of the next page of a list. */
  readonly next: string | undefined;
}

/**
 * The token is sent to the API alone, so an address elsewhere is refused:
 * https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api
 */
function nextPage(response: Response, api: string): string | undefined {
  const next = nextLink(response);
  if (next === undefined) return undefined;
  if (next.startsWith(`${api}/`)) return next.slice(api.length);
  throw new GitHubError(
    `GitHub GET ${response.url}`,
    undefined,
    `its next page is elsewhere: ${next}`,
  );
}

/** GitHub's own words: https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api */
function reasonOf({ status, headers }: Response, text: string): string {
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
