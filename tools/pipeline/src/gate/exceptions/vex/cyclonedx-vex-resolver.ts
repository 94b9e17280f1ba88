import { parsePurl } from '../../packages/parse-purl.ts';
import type { Component, CycloneDxVex } from './cyclonedx-vex-schema.ts';
import { productOf, type Product } from './product.ts';
import { targetOf, type Target } from './statement.ts';

/** Resolves a reference: a component of this document, one of another, or a package URL. */
export function resolver({ serialNumber, version, metadata, components }: CycloneDxVex) {
  const root = metadata.component;
  const byRef = new Map(
    [...components, ...(root ? [root] : [])].flatMap((each) =>
      each['bom-ref'] === undefined ? [] : [[each['bom-ref'], each] as const],
    ),
  );
  const self = serialNumber?.replace(/^urn:uuid:(.*)$/, `urn:cdx:$1/${version}`);
  const rootScope = root === undefined ? {} : scopeOf(root);
  return function resolve(ref: string): Target {
    const [, bom, inner] = /^(urn:cdx:[^/]+\/\d+)(?:#(.*))?$/is.exec(ref) ?? [];
    if (bom !== undefined && bom.toLowerCase() !== self?.toLowerCase()) {
      const purl = [inner ?? '', decoded(inner ?? '')].find((text) => parsePurl(text));
      return { bom, packages: purl === undefined ? [] : [purl], elsewhere: purl === undefined };
    }
    const name = bom === undefined ? ref : (inner ?? root?.['bom-ref'] ?? '');
    const found = byRef.get(name) ?? byRef.get(decoded(name));
    const target = targetOf(
      found === undefined ? productOf(name) : productOfComponent(found),
      undefined,
    );
    return target.services === undefined ? { ...target, ...rootScope } : target;
  };
}

function productOfComponent({ type, name = '', purl, 'bom-ref': ref = '' }: Component): Product {
  const product = productOf(purl ?? ref);
  if (product.kind !== 'unknown' || purl !== undefined) return product;
  // An application is identified by its name; a library's name would match any ecosystem.
  return type === 'application' || type === 'container'
    ? { kind: 'image', service: name, image: undefined }
    : product;
}

/** The service that the whole document applies to. */
function scopeOf(root: Component): Pick<Target, 'services' | 'image'> {
  const product = productOfComponent(root);
  return product.kind === 'image'
    ? { services: [product.service], image: product.image }
    : { services: [root.name ?? ''] };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
