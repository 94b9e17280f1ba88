import { MEDIA_TYPES } from '../image/image-children.ts';
import type { RegistryRequests } from './registry-requests.ts';
import type { StoredManifest } from './stored-manifest.ts';

/**
 * @param reference A digest or a tag.
 * @returns undefined if it does not exist
 */
export async function readManifest(
  requests: RegistryRequests,
  repository: string,
  reference: string,
): Promise<StoredManifest | undefined> {
  const path = `${repository}/manifests/${reference}`;
  const headers = { accept: MEDIA_TYPES.join(', ') };
  return requests.retryUntilDone(`GET ${path}`, async (signal) => {
    const response = await requests.ask('GET', path, { headers, expect: [200, 404], signal });
    if (response.status === 404) return undefined;
    const mediaType = response.headers.get('content-type') ?? '';
    return { text: await response.text(), mediaType };
  });
}
