import { contentDigest } from './content-digest.ts';
import type { RegistryRequests } from './registry-requests.ts';

/** @returns undefined for what is not there, has more bytes than the most, or has another digest */
export async function readBlob(
  requests: RegistryRequests,
  repository: string,
  digest: string,
  most: number,
): Promise<Buffer | undefined> {
  const path = `${repository}/blobs/${digest}`;
  return requests.retryUntilDone(`GET ${path}`, async (signal) => {
    const response = await requests.ask('GET', path, { expect: [200, 404], signal });
    if (response.status === 404 || Number(response.headers.get('content-length')) > most) {
      await response.body?.cancel();
      return undefined;
    }
    const content = Buffer.from(await response.arrayBuffer());
    return content.length <= most && contentDigest(content) === digest ? content : undefined;
  });
}
