import { GatehouseError } from '@gatehouse/service-manifest';
import { retryUntilDone, type Waiting } from '../aws/retry-until-done.ts';
import { RegistryError } from './registry-error.ts';

export interface RegistryOptions {
  /** `https://HOST`, or the embedded AWS. */
  readonly url: string;
  /** The token of `ecr:GetAuthorizationToken`. */
  readonly token: string;
  readonly waiting: Waiting;
  /** Time limit for uploads of layers, which take longer. */
  readonly transfers: Waiting;
}

export type Ask = RequestInit & { readonly expect: readonly number[]; readonly duplex?: 'half' };

/** Requests to one registry, with its token. */
export class RegistryRequests {
  readonly #options: RegistryOptions;

  constructor(options: RegistryOptions) {
    this.#options = options;
  }

  /** @param path Below `/v2/`, or with the host as the registry gave it. */
  async ask(method: string, path: string, { expect, headers, ...init }: Ask): Promise<Response> {
    const { url, token } = this.#options;
    const target = new URL(path, `${url}/v2/`);
    if (target.origin !== new URL(url).origin)
      throw new GatehouseError(
        'GH-PROMOTE-005',
        `the registry ${url} sends elsewhere: ${target.origin}`,
      );
    const response = await fetch(target, {
      ...init,
      method,
      // If a layer is stored elsewhere, fetch follows the redirect without the token.
      headers: { ...headers, authorization: `Basic ${token}` },
    });
    if (expect.includes(response.status)) {
      // Otherwise, its connection is not free for the next request.
      if (method !== 'GET') await response.arrayBuffer();
      return response;
    }
    throw await RegistryError.of(`${method} ${target.pathname}`, response);
  }

  /** One request, repeated until it succeeds, or the deadline passes. */
  repeat(method: string, path: string, init: Ask): Promise<Response> {
    const [request = ''] = path.split('?');
    return this.retryUntilDone(`${method} ${request}`, (signal) =>
      this.ask(method, path, { ...init, signal }),
    );
  }

  /** Repeats a step until it succeeds, or the deadline passes. @param request What it is called in messages. */
  retryUntilDone<T>(
    request: string,
    ask: (signal: AbortSignal) => Promise<T>,
    { deadline, progress }: Waiting = this.#options.waiting,
  ): Promise<T> {
    return retryUntilDone(
      { deadline, progress: (reason) => progress(`${request}: ${reason}`) },
      async () => ({ done: await deadline.ask(ask) }),
    );
  }

  /** Like {@link retryUntilDone}, with the deadline of uploads of layers. */
  transfer(request: string, ask: (signal: AbortSignal) => Promise<void>): Promise<void> {
    return this.retryUntilDone(request, ask, this.#options.transfers);
  }
}
