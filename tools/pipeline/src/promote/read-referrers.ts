import { nextLink } from '../next-link.ts';
import type { RegistryRequests } from './registry-requests.ts';

/**
 * Digests of manifests that refer to an image, from all pages.
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers
 */
export async function readReferrers(
  requests: RegistryRequests,
  repository: string,
  digest: string,
): Promise<string[]> {
  const first = `${repository}/referrers/${digest}`;
  const found: string[] = [];
  for (let path: string | undefined = first; path !== undefined;) {
    const at: string = path;
    const page: { digests: string[]; next: string | undefined } = await requests.retryUntilDone(
      `GET ${first}`,
      async (signal) => {
        const response = await requests.ask('GET', at, { expect: [200, 404], signal });
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
