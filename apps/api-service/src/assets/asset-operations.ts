import * as z from 'zod';
import type { Operation } from '@gatehouse/service-kit';
import { asset, assetPath, ASSET_TYPES } from './asset.ts';

const tag = z.string().meta({ description: 'Entity tag of the content' });
const text = (description: string) => z.string().optional().meta({ description });
const ifMatch = text('Entity tags, or *; one of them must match the asset');

const content = z.object({
  ETag: tag,
  'Last-Modified': z.string().meta({ description: 'Time of storage' }),
  'Accept-Ranges': z.literal('bytes'),
  'Content-Disposition': z.string().meta({ description: 'Makes a browser save it' }),
});

const STORE_REFUSED = 'The asset store refused the request; a retry will not help';

/** `/assets` in the API description. */
export const assetOperations: readonly Operation[] = [
  {
    method: 'put',
    path: '/assets/{name}',
    id: 'storeAsset',
    summary: 'Store an asset, replacing one of the same name',
    parameters: {
      path: assetPath,
      header: z.object({
        'If-Match': ifMatch,
        'If-None-Match': text('*: store it only if no asset has this name'),
      }),
    },
    body: ASSET_TYPES,
    answers: {
      200: { description: 'The asset replaced another one', body: asset },
      201: {
        description: 'The asset is new',
        body: asset,
        headers: z.object({ Location: z.string().meta({ description: 'Its path' }) }),
      },
    },
    problems: {
      403: 'The request comes from a page of another origin',
      412: 'A precondition failed',
      413: 'The asset is too large',
      415: 'The type is not supported',
      502: STORE_REFUSED,
    },
  },
  {
    method: 'get',
    path: '/assets/{name}',
    id: 'fetchAsset',
    summary: 'Fetch an asset or a part of it, as a download',
    parameters: {
      path: assetPath,
      header: z.object({
        Range: text('The requested part, such as bytes=0-1023'),
        'If-Range': text('Entity tag or date; if the content differs, the whole is sent'),
        'If-Match': ifMatch,
        'If-None-Match': text('Entity tags of the caller’s copies'),
        'If-Modified-Since': text('Date of the caller’s copy'),
        'If-Unmodified-Since': text('Date since which it must not have changed'),
      }),
    },
    answers: {
      200: { description: 'The asset', body: ASSET_TYPES, headers: content },
      206: {
        description: 'The requested part of the asset',
        body: ASSET_TYPES,
        headers: content.extend({
          'Content-Range': z.string().meta({ description: 'The range of the part' }),
        }),
      },
      304: { description: 'The asset has not changed', headers: content },
    },
    problems: {
      404: 'No such asset',
      406: 'Accept does not include the type of the asset',
      412: 'A precondition failed',
      416: 'The part starts after the end of the asset',
      502: STORE_REFUSED,
    },
  },
];
