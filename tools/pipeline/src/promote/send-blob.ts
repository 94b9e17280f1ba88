import type { Ask, RegistryRequests } from './registry-requests.ts';

/** Uploads a layer, from its beginning; the registry verifies its digest. */
export async function sendBlob(
  requests: RegistryRequests,
  repository: string,
  digest: string,
  content: Pick<Ask, 'body' | 'duplex'>,
  signal: AbortSignal,
): Promise<void> {
  const begun = await requests.ask('POST', `${repository}/blobs/uploads/`, {
    ...{ expect: [202], signal },
  });
  const headers = { 'content-type': 'application/octet-stream' };
  const sent = await requests.ask('PATCH', locationOf(begun), {
    ...{ headers, ...content, expect: [202, 204], signal },
  });
  const end = locationOf(sent);
  await requests.ask('PUT', `${end}${end.includes('?') ? '&' : '?'}digest=${digest}`, {
    ...{ expect: [201], signal },
  });
}

const locationOf = (response: Response): string => response.headers.get('location') ?? '';
