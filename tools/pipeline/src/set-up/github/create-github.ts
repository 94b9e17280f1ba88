import { setTimeout as sleep } from 'node:timers/promises';
import { GitHubError } from './github-error.ts';
import type { GitHub } from './github.ts';
import { nextPage } from './next-page.ts';
import { reasonOf } from './reason-of.ts';
import { requestOf } from './request-of.ts';

const ATTEMPTS = 3;

interface Options {
  /** Of the API, such as https://api.github.com. */
  readonly url: string;
  /** Requested at the first call, and kept in memory only. */
  readonly token: () => Promise<string>;
  /** Pause before another attempt, in milliseconds. */
  readonly pause?: (attempt: number) => number;
}

/** A client of GitHub’s API. */
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
      return await fetch(`${url}${path}`, requestOf(method, credential, body));
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
