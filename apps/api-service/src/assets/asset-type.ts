import type { Request } from 'express';
import { Problem } from '@gatehouse/service-kit';
import { ASSET_TYPES } from './asset.ts';

/** `charset=utf-8`, the only parameter that is kept, with none after it. */
const PARAMETERS = /^(?:;\s*charset\s*=\s*("?)([\w.:+-]{1,40})\1\s*)?;?\s*$/i;

/**
 * The media type with which an upload is stored and later sent: in lower case, and with the charset of
 * a text, because only the upload states it.
 * @throws {Problem} 415 if the type is not on the list, its charset is invalid, or the body is
 * compressed, because it would be stored compressed.
 */
export function assetTypeOf(request: Request): string {
  const header = request.get('content-type') ?? '';
  const end = header.indexOf(';');
  const type = (end === -1 ? header : header.slice(0, end)).trim().toLowerCase();
  if (!ASSET_TYPES.includes(type)) {
    throw new Problem(415, {
      detail: `Only these types are supported: ${ASSET_TYPES.join(', ')}`,
      headers: { Accept: ASSET_TYPES.join(', ') },
    });
  }
  if ((request.get('content-encoding') ?? 'identity').toLowerCase() !== 'identity') {
    throw new Problem(415, {
      detail: 'Assets are stored without a content encoding',
      headers: { 'Accept-Encoding': 'identity' },
    });
  }
  return type.startsWith('text/') && end !== -1 ? type + charsetOf(header.slice(end)) : type;
}

function charsetOf(parameters: string): string {
  const charset = PARAMETERS.exec(parameters)?.[2]?.toLowerCase();
  if (charset !== undefined && isCharset(charset)) return `; charset=${charset}`;
  if (/^[;\s]*$/.test(parameters)) return '';
  throw new Problem(415, {
    detail:
      'A text may have the parameter charset alone, with one of https://encoding.spec.whatwg.org',
    headers: { Accept: ASSET_TYPES.join(', ') },
  });
}

/** Charsets that browsers know, except UTF-7, which hides markup. */
function isCharset(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== 'replacement';
  } catch {
    return false;
  }
}
