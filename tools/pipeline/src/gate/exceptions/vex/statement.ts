import * as z from 'zod';
import type { ImageScope } from '../exception.ts';
import type { Product } from './product.ts';

/** A VEX document's statement about one vulnerability, in any format. */
export interface VexStatement {
  readonly vulnerability: string;
  readonly aliases: readonly string[];
  /** The document's own name for it. */
  readonly status: string;
  /** Whether no action is needed; "fixed" only for the named versions. */
  readonly effect: 'harmless' | 'fixed' | 'revokes';
  readonly reason: string | undefined;
  readonly statedAt: Date;
  readonly targets: readonly Target[];
}

/** An image, or all of them, and packages in it. */
export interface Target {
  /** Empty: all. */
  readonly services?: readonly string[] | undefined;
  readonly image?: ImageScope | undefined;
  readonly bom?: string | undefined;
  /** Package URLs. Empty: the image as a whole. */
  readonly packages: readonly string[];
  readonly versions?: readonly string[] | undefined;
  /** Why it is unusable. */
  readonly problem?: string | undefined;
  /** Whether it applies to something other than an image, so that it excuses nothing here without being wrong. */
  readonly elsewhere?: boolean | undefined;
}

export interface VexDocument {
  readonly author: string;
  readonly statements: readonly VexStatement[];
}

/** RFC 3339, with a zone. */
export const instant = z.iso
  .datetime({ offset: true, error: 'must be a moment with a zone, such as 2026-11-30T12:00:00Z' })
  .transform((text) => new Date(text));

export const latest = (first: Date, ...others: readonly (Date | undefined)[]): Date =>
  new Date(Math.max(first.getTime(), ...others.flatMap((each) => each?.getTime() ?? [])));

/** A product and, for an image, the packages in it. */
export function targetOf(
  product: Product,
  packages: readonly string[] | undefined,
  versions?: readonly string[],
): Target {
  if (product.kind === 'unknown')
    return {
      packages: packages ?? [],
      problem: `"${product.id}" is no product that is known here: name an image by its package URL, such as pkg:oci/NAME@sha256:...`,
    };
  if (product.kind === 'image')
    return {
      services: [product.service],
      image: product.image,
      packages: packages ?? [],
      versions,
    };
  // A package as used by another one: other uses of it in the image are not covered.
  if (packages !== undefined) return { packages, versions, elsewhere: true };
  return { packages: [product.purl], versions };
}
