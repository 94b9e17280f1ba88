import { productOf } from './vex/product.ts';

/** The services that an invalid exception document could apply to; undefined if unknown, so that it may be any. */
export function servicesNamedIn(document: unknown): readonly string[] | undefined {
  const { services, statements, metadata } = record(document);
  if (Array.isArray(services)) return strings(services);
  if (Array.isArray(statements)) {
    const products = statements.flatMap((each): unknown[] => {
      const { products: named } = record(each);
      return Array.isArray(named) && named.length > 0 ? named : [undefined];
    });
    const found = products.map((each) => serviceOf(record(each)['@id'] ?? each));
    return found.length === 0 || found.includes(undefined) ? undefined : strings(found);
  }
  const service = serviceOf(record(record(metadata)['component'])['purl']);
  return service === undefined ? undefined : [service];
}

function serviceOf(id: unknown): string | undefined {
  if (typeof id !== 'string') return undefined;
  const product = productOf(id);
  return product.kind === 'image' ? product.service : undefined;
}

function strings(values: readonly unknown[]): string[] | undefined {
  const named = values.filter((value): value is string => typeof value === 'string');
  return named.length > 0 && named.length === values.length ? [...new Set(named)] : undefined;
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
