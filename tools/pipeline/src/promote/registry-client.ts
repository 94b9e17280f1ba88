import { createHash } from 'node:crypto';
import { GatehouseError } from '@gatehouse/service-manifest';
import { retryUntilDone, type Waiting } from '../aws/retry-until-done.ts';
import { MEDIA_TYPES } from '../image/image-children.ts';
import { nextLink } from '../next-link.ts';
import { RegistryError } from './registry-error.ts';

/** A manifest from the registry, byte for byte. */
export interface StoredManifest {
  readonly text: string;
  readonly mediaType: string;
}

interface RegistryOptions {
  /** `https://HOST`, or the embedded AWS. */
  readonly url: string;
  /** The token of `ecr:GetAuthorizationToken`. */
  readonly token: string;
  readonly waiting: Waiting;
  /** Time limit for uploads of layers, which take longer. */
  readonly transfers: Waiting;
}

type Ask = RequestInit & { readonly expect: readonly number[]; readonly duplex?: 'half' };

/**
 * A registry's own protocol: only it can mount layers of one repository in another without transferring them. Transient
 * failures are retried. Its methods throw {@link RegistryError} and `DeadlineError`.
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md
 */
export class RegistryClient {
  readonly #options: RegistryOptions;

  constructor(options: RegistryOptions) {
    this.#options = options;
  }

  /**
   * @param reference A digest or a tag.
   * @returns undefined if it does not exist
   */
  async manifest(repository: string, reference: string): Promise<StoredManifest | undefined> {
    const path = `${repository}/manifests/${reference}`;
    const headers = { accept: MEDIA_TYPES.join(', ') };
    return this.#retryUntilDone(`GET ${path}`, async (signal) => {
      const response = await this.#ask('GET', path, { headers, expect: [200, 404], signal });
      if (response.status === 404) return undefined;
      const mediaType = response.headers.get('content-type') ?? '';
      return { text: await response.text(), mediaType };
    });
  }

  /** Stores a manifest under its digest or a tag. */
  async putManifest(
    repository: string,
    reference: string,
    { text: body, mediaType }: StoredManifest,
  ): Promise<void> {
    const path = `${repository}/manifests/${reference}`;
    const headers = { 'content-type': mediaType };
    await this.#retryUntilDone(`PUT ${path}`, (signal) =>
      this.#ask('PUT', path, { headers, body, expect: [201], signal }),
    );
  }

  /**
   * Digests of manifests that refer to an image: signatures and attestations.
   * https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers
   */
  async referrers(repository: string, digest: string): Promise<string[]> {
    const first = `${repository}/referrers/${digest}`;
    const found: string[] = [];
    for (let path: string | undefined = first; path !== undefined;) {
      const at: string = path;
      const page: { digests: string[]; next: string | undefined } = await this.#retryUntilDone(
        `GET ${first}`,
        async (signal) => {
          const response = await this.#ask('GET', at, { expect: [200, 404], signal });
          if (response.status === 404) return { digests: [], next: undefined };
          const { manifests = [] } = (await response.json()) as {
            manifests?: { digest?: string }[];
          };
          return {
            digests: manifests.flatMap(({ digest: each }) => each ?? []),
            next: nextLink(response),
          };
        },
      );
      found.push(...page.digests);
      path = page.next;
    }
    return found;
  }

  async hasBlob(repository: string, digest: string): Promise<boolean> {
    const path = `${repository}/blobs/${digest}`;
    const { status } = await this.#retryUntilDone(`HEAD ${path}`, (signal) =>
      this.#ask('HEAD', path, { expect: [200, 404], signal }),
    );
    return status === 200;
  }

  /**
   * Mounts a layer of another repository.
   * @returns whether it is mounted: the registry may have mounting turned off, or keys may differ
   */
  async mount(source: string, target: string, digest: string): Promise<boolean> {
    const path = `${target}/blobs/uploads/?mount=${digest}&from=${encodeURIComponent(source)}`;
    const { status } = await this.#retryUntilDone(`POST ${target}/blobs/uploads/`, (signal) =>
      this.#ask('POST', path, { expect: [201, 202], signal }),
    );
    return status === 201;
  }

  /** Copies a layer through this machine, from its beginning after each failure; the registry verifies its digest. */
  async upload(source: string, target: string, digest: string): Promise<void> {
    const request = `copying ${digest} to ${target}`;
    await this.#retryUntilDone(
      request,
      async (signal) => {
        const from = `${source}/blobs/${digest}`;
        const { body } = await this.#ask('GET', from, { expect: [200], signal });
        await this.#send(target, digest, { body, duplex: 'half' }, signal);
      },
      this.#options.transfers,
    );
  }

  /** Puts what is in memory, unless it is there. @returns its digest */
  async putBlob(repository: string, content: Buffer): Promise<string> {
    const digest = sha256(content);
    if (await this.hasBlob(repository, digest)) return digest;
    await this.#retryUntilDone(`PUT ${repository}/blobs/${digest}`, (signal) =>
      this.#send(repository, digest, { body: new Uint8Array(content) }, signal),
    );
    return digest;
  }

  /** @returns undefined for what is not there, has more bytes than the most, or has another digest */
  async blob(repository: string, digest: string, most: number): Promise<Buffer | undefined> {
    const path = `${repository}/blobs/${digest}`;
    return this.#retryUntilDone(`GET ${path}`, async (signal) => {
      const response = await this.#ask('GET', path, { expect: [200, 404], signal });
      if (response.status === 404 || Number(response.headers.get('content-length')) > most) {
        await response.body?.cancel();
        return undefined;
      }
      const content = Buffer.from(await response.arrayBuffer());
      return content.length <= most && sha256(content) === digest ? content : undefined;
    });
  }

  async #send(
    repository: string,
    digest: string,
    content: Pick<Ask, 'body' | 'duplex'>,
    signal: AbortSignal,
  ): Promise<void> {
    const begun = await this.#ask('POST', `${repository}/blobs/uploads/`, {
      ...{ expect: [202], signal },
    });
    const headers = { 'content-type': 'application/octet-stream' };
    const sent = await this.#ask('PATCH', locationOf(begun), {
      ...{ headers, ...content, expect: [202, 204], signal },
    });
    const end = locationOf(sent);
    await this.#ask('PUT', `${end}${end.includes('?') ? '&' : '?'}digest=${digest}`, {
      ...{ expect: [201], signal },
    });
  }

  /** @param path Below `/v2/`, or with the host as the registry gave it. */
  async #ask(method: string, path: string, { expect, headers, ...init }: Ask): Promise<Response> {
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

  #retryUntilDone<T>(
    request: string,
    ask: (signal: AbortSignal) => Promise<T>,
    { deadline, progress }: Waiting = this.#options.waiting,
  ): Promise<T> {
    return retryUntilDone(
      { deadline, progress: (reason) => progress(`${request}: ${reason}`) },
      async () => ({ done: await deadline.ask(ask) }),
    );
  }
}

const sha256 = (content: Buffer): string =>
  `sha256:${createHash('sha256').update(content).digest('hex')}`;

const locationOf = (response: Response): string => response.headers.get('location') ?? '';
