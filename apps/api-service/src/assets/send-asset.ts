import type { Readable } from 'node:stream';
import type { Response } from 'express';
import type { Selection } from '@gatehouse/service-kit';
import type { AssetDescription } from './asset-description.ts';

/**
 * Sets the headers that describe the asset. It is a download and never displayed: an upload must not
 * run as a page of this origin. The type is exactly the stored one: Express's own `attachment` and
 * `type` would derive one from the extension of the name, or add a charset.
 */
export function describeAsset(response: Response, name: string, asset: AssetDescription): void {
  response.setHeader('Content-Type', asset.type);
  response.setHeader('Content-Disposition', `attachment; filename=${name}`);
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('ETag', asset.etag);
  if (asset.lastModified) response.setHeader('Last-Modified', asset.lastModified.toUTCString());
  if (asset.size !== undefined) response.setHeader('Content-Length', String(asset.size));
}

/** The status and the headers of the selected representation of an asset. */
export function applySelection(response: Response, selection: Selection): void {
  response.status(selection.status);
  if (selection.status === 304) response.removeHeader('Content-Length');
  if (selection.status !== 206) return;
  response.setHeader('Content-Range', selection.contentRange);
  response.setHeader('Content-Length', String(selection.end - selection.start + 1));
}

/**
 * Resolves when the asset was sent or the client has disconnected; rejects if S3 interrupts the
 * transfer. It does not use `pipeline`: its seven listeners for one event, on top of the kit's, make
 * Node warn of a leak.
 */
export function transfer(body: Readable, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    response.once('close', resolve);
    body.once('error', reject);
    body.pipe(response);
  });
}
