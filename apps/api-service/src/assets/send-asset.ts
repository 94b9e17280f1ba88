import type { Readable } from 'node:stream';
import type { Response } from 'express';
import type { StoredAsset } from './asset-store.ts';

/**
 * Answers with the asset, to be saved and never shown: what a caller uploaded must not run as a page
 * of this origin. Resolves when it was sent or the client has left; rejects where S3 breaks off.
 */
export async function sendAsset(
  response: Response,
  name: string,
  { body, type, size }: StoredAsset,
): Promise<void> {
  response.type(type).attachment(name);
  if (size !== undefined) response.set('Content-Length', String(size));
  if (response.req.method === 'HEAD') {
    // The SDK finds that a body nobody reads does not match S3's checksum, and an error that nobody
    // listens to ends the process.
    body.once('error', () => undefined);
    response.end();
  } else await transfer(body, response);
}

/** Not `pipeline`: its seven listeners for one event, on top of the kit's, make Node warn of a leak. */
function transfer(body: Readable, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    response.once('close', resolve);
    body.once('error', reject);
    body.pipe(response);
  });
}
