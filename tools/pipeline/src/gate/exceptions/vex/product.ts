import { parsePurl } from '../../packages/parse-purl.ts';
import type { ImageScope } from '../exception.ts';

/** The subject of a VEX document: an image, or a package by itself. */
export type Product =
  | { readonly kind: 'image'; readonly service: string; readonly image: ImageScope | undefined }
  | { readonly kind: 'package'; readonly purl: string }
  /** An identifier that cannot be matched here. */
  | { readonly kind: 'unknown'; readonly id: string };

/** Parses a product identifier, usually its package URL. */
export function productOf(id: string): Product {
  const purl = parsePurl(id);
  if (purl === undefined) return { kind: 'unknown', id };
  const { type, name, version, qualifiers } = purl;
  if (type !== 'oci' && type !== 'docker') return { kind: 'package', purl: id };
  if (/^sha256:[0-9a-f]{64}$/.test(version))
    return { kind: 'image', service: name, image: { digest: version } };
  const repository = qualifiers.get('repository_url')?.replace(/^https?:\/\//, '');
  const other = version || qualifiers.get('tag') || qualifiers.get('arch');
  const image = repository === undefined && !other ? undefined : { repository, other };
  return { kind: 'image', service: name, image };
}
