import type { Request } from 'express';
import { Problem } from '@gatehouse/service-kit';
import { ASSET_TYPES } from './asset.ts';

/**
 * The media type of an upload, without its parameters.
 * @throws {Problem} 415 where it is not on the list, or the body is compressed: that would be stored as it is.
 */
export function assetTypeOf(request: Request): string {
  const type = request.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (!ASSET_TYPES.includes(type)) {
    throw new Problem(415, { detail: `Only these types are taken: ${ASSET_TYPES.join(', ')}` });
  }
  if ((request.get('content-encoding') ?? 'identity') !== 'identity') {
    throw new Problem(415, { detail: 'Assets are taken without a content encoding' });
  }
  return type;
}
