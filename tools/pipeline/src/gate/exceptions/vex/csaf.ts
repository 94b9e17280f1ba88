import { products, type CsafProduct } from './csaf-products.ts';
import type { Csaf } from './csaf-schema.ts';
import { latest, targetOf, type Target, type VexDocument } from './statement.ts';

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
