import * as z from 'zod';
import { products, productTreeSchema, type CsafProduct } from './csaf-products.ts';
import { instant, latest, targetOf, type Target, type VexDocument } from './statement.ts';

const ids = z.array(z.string()).default([]);
const about = { product_ids: ids, group_ids: ids };

/** https://docs.oasis-open.org/csaf/csaf/v2.0/os/csaf-v2.0-os.html (4.5, profile VEX) */
export const csafSchema = z.looseObject({
  document: z.looseObject({
    category: z.literal('csaf_vex'),
    publisher: z.looseObject({ name: z.string().min(1) }),
    tracking: z.looseObject({
      current_release_date: instant,
      status: z.enum(['interim', 'final'], {
        error: 'must be "interim" or "final": a draft is for its author alone',
      }),
    }),
  }),
  product_tree: productTreeSchema,
  vulnerabilities: z.array(
    z.looseObject({
      cve: z.string().optional(),
      ids: z.array(z.looseObject({ text: z.string() })).default([]),
      product_status: z.looseObject({
        known_not_affected: ids,
        fixed: ids,
        first_fixed: ids,
        known_affected: ids,
        first_affected: ids,
        last_affected: ids,
        under_investigation: ids,
      }),
      flags: z
        .array(z.looseObject({ label: z.string(), date: instant.optional(), ...about }))
        .default([]),
      threats: z
        .array(
          z.looseObject({
            category: z.string(),
            details: z.string(),
            date: instant.optional(),
            ...about,
          }),
        )
        .default([]),
    }),
  ),
});
type Csaf = z.infer<typeof csafSchema>;
type Vulnerability = Csaf['vulnerabilities'][number];

const EFFECTS = {
  known_not_affected: 'harmless',
  fixed: 'fixed',
  first_fixed: 'fixed',
  known_affected: 'revokes',
  first_affected: 'revokes',
  last_affected: 'revokes',
  under_investigation: 'revokes',
} as const;

export function readCsaf({ document, product_tree: tree, vulnerabilities }: Csaf): VexDocument {
  const { publisher, tracking } = document;
  const known = products(tree);
  const members = new Map(
    tree.product_groups.map(({ group_id, product_ids }) => [group_id, product_ids]),
  );
  return {
    author: publisher.name,
    statements: vulnerabilities.flatMap((vulnerability) => {
      const [name = 'a vulnerability without a name', ...aliases] = [
        ...(vulnerability.cve === undefined ? [] : [vulnerability.cve]),
        ...vulnerability.ids.map(({ text }) => text),
      ];
      return (Object.keys(EFFECTS) as (keyof typeof EFFECTS)[]).flatMap((status) =>
        vulnerability.product_status[status].map((id) => {
          const said = reasonFor(vulnerability, id, members);
          const release = tracking.current_release_date;
          const effect = EFFECTS[status];
          return {
            vulnerability: name,
            aliases,
            status,
            effect,
            reason: effect === 'fixed' ? (said?.reason ?? 'fixed') : said?.reason,
            statedAt: effect === 'revokes' ? latest(release, said?.date) : (said?.date ?? release),
            targets: [targetOfProduct(id, known.get(id))],
          };
        }),
      );
    }),
  };
}

/** Why a product is not affected: an impact statement, or a label. */
function reasonFor(
  { flags, threats }: Vulnerability,
  product: string,
  members: ReadonlyMap<string, readonly string[]>,
) {
  const isFor = ({ product_ids, group_ids }: { product_ids: string[]; group_ids: string[] }) =>
    product_ids.includes(product) ||
    group_ids.some((group) => members.get(group)?.includes(product) === true);
  const impact = threats.find((threat) => threat.category === 'impact' && isFor(threat));
  const flag = flags.find(isFor);
  const reason = impact?.details ?? flag?.label;
  return reason === undefined ? undefined : { reason, date: impact?.date ?? flag?.date };
}

function targetOfProduct(id: string, product: CsafProduct | undefined): Target {
  if (product === undefined)
    return { packages: [], problem: `the product "${id}" is not in the product tree` };
  return targetOf(product.product, product.packages, product.versions);
}
