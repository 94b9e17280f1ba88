import * as z from 'zod';
import type { Operation } from '@gatehouse/service-kit';
import { asset, assetPath, ASSET_TYPES } from './asset.ts';

const tag = z.string().meta({ description: 'Entity tag of the content' });
const text = (description: string) => z.string().optional().meta({ description });
const ifMatch = text('Entity tags, or *, of which one must be that of the asset');

const content = z.object({
  ETag: tag,
  'Last-Modified': z.string().meta({ description: 'When it was stored' }),
  'Accept-Ranges': z.literal('bytes'),
  'Content-Disposition': z.string().meta({ description: 'Has a browser save it' }),
});

const STORE_REFUSED = 'The asset store refused the request; trying again will not help';

/** `/assets` as the API description tells it. */
export const assetOperations: readonly Operation[] = [
  {
    method: 'put',
    path: '/assets/{name}',
    id: 'storeAsset',
    summary: 'Store an asset, in the place of the one that had this name',
    parameters: {
      path: assetPath,
      header: z.object({
        'If-Match': ifMatch,
        'If-None-Match': text('*: store it only where there is none of this name'),
      }),
    },
    body: ASSET_TYPES,
    answers: {
      200: { description: 'The asset took the place of another one', body: asset },
      201: {
        description: 'The asset is new',
        body: asset,
        headers: z.object({ Location: z.string().meta({ description: 'Its path' }) }),
      },
    },
    problems: {
      403: 'The request comes from the page of another origin',
      412: 'A precondition failed',
      413: 'The asset is too large',
      415: 'The type is none of those supported',
      502: STORE_REFUSED,
    },
  },
  {
    method: 'get',
    path: '/assets/{name}',
    id: 'fetchAsset',
    summary: 'Fetch an asset or a part of it, to be saved as a file',
    parameters: {
      path: assetPath,
      header: z.object({
        Range: text('The part that is wanted, such as bytes=0-1023'),
        'If-Range': text('Entity tag or date; another content is sent whole'),
        'If-Match': ifMatch,
        'If-None-Match': text('Entity tags of what the caller has already'),
        'If-Modified-Since': text('Date of what the caller has already'),
        'If-Unmodified-Since': text('Date since when it must not have changed'),
      }),
    },
    answers: {
      200: { description: 'The asset', body: ASSET_TYPES, headers: content },
      206: {
        description: 'The part of the asset',
        body: ASSET_TYPES,
        headers: content.extend({
          'Content-Range': z.string().meta({ description: 'Which part it is' }),
        }),
      },
      304: { description: 'The asset has not changed', headers: content },
    },
    problems: {
      404: 'No such asset',
      406: 'The type of the asset is none that Accept names',
      412: 'A precondition failed',
      416: 'The part begins after the end of the asset',
      502: STORE_REFUSED,
    },
  },
];
