import * as z from 'zod';
import { productOf, type Product } from './product.ts';

const fullName = z.looseObject({
  product_id: z.string().min(1),
  name: z.string().default(''),
  product_identification_helper: z.looseObject({ purl: z.string().optional() }).optional(),
});
type FullName = z.infer<typeof fullName>;

/** A part of a product tree: a vendor, a product, a version. */
export interface Branch {
  readonly category: string;
  readonly name: string;
  readonly product?: FullName | undefined;
  readonly branches?: readonly Branch[] | undefined;
}
const branch: z.ZodType<Branch> = z.lazy(() =>
  z.looseObject({
    category: z.string(),
    name: z.string(),
    product: fullName.optional(),
    branches: z.array(branch).optional(),
  }),
);
export const productTreeSchema = z.looseObject({
  branches: z.array(branch).default([]),
  full_product_names: z.array(fullName).default([]),
  relationships: z
    .array(
      z.looseObject({
        category: z.string(),
        product_reference: z.string(),
        relates_to_product_reference: z.string(),
        full_product_name: fullName,
      }),
    )
    .default([]),
  product_groups: z
    .array(z.looseObject({ group_id: z.string(), product_ids: z.array(z.string()) }))
    .default([]),
});
type Tree = z.infer<typeof productTreeSchema>;

export interface CsafProduct {
  readonly product: Product;
  /** The packages in it; undefined: the product itself. */
  readonly packages: readonly string[] | undefined;
  readonly versions?: readonly string[] | undefined;
}

/**
 * Relationships that make one product a part of another: https://docs.oasis-open.org/csaf/csaf/v2.0
 * (3.2.2.4)
 */
const PART_OF = ['default_component_of', 'installed_on', 'optional_component_of'];

/** The products of a product tree by id; a component of an image is the package in that image. */
export function products({ branches, full_product_names, relationships }: Tree) {
  const known = new Map<string, CsafProduct>();
  const add = ({ product_id, product_identification_helper: helper }: FullName, range?: string) =>
    known.set(product_id, {
      product: productOf(helper?.purl ?? product_id),
      packages: undefined,
      ...(range !== undefined && { versions: [range] }),
    });
  const walk = ({ category, name, product, branches: inner = [] }: Branch): void => {
    if (product) add(product, category === 'product_version_range' ? name : undefined);
    inner.forEach(walk);
  };
  branches.forEach(walk);
  for (const each of full_product_names) add(each);
  for (const each of relationships) {
    const part = known.get(each.product_reference);
    const whole = known.get(each.relates_to_product_reference);
    if (part === undefined || whole === undefined || !PART_OF.includes(each.category)) continue;
    const { product_id } = each.full_product_name;
    const found = part.product;
    known.set(product_id, {
      product: found.kind === 'package' ? whole.product : { kind: 'unknown', id: product_id },
      packages: found.kind === 'package' ? [found.purl] : [],
      versions: part.versions,
    });
  }
  return known;
}
