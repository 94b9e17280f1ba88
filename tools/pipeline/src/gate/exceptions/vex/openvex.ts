import * as z from 'zod';
import { parsePurl } from '../../packages/parse-purl.ts';
import { productOf, type Product } from './product.ts';
import { instant, latest, targetOf, type Target, type VexDocument } from './statement.ts';

const component = z.union([
  z.string().transform((id): Component => ({ '@id': id })),
  z.looseObject({
    '@id': z.string().optional(),
    identifiers: z.looseObject({ purl: z.string().optional() }).optional(),
    hashes: z.record(z.string(), z.string()).optional(),
  }),
]);
interface Component {
  readonly '@id'?: string | undefined;
  readonly identifiers?: { readonly purl?: string | undefined } | undefined;
  readonly hashes?: Readonly<Record<string, string>> | undefined;
}
const product = z.union([
  z
    .string()
    .transform((id): Component & { subcomponents?: Component[] | undefined } => ({ '@id': id })),
  z.looseObject({
    '@id': z.string().optional(),
    identifiers: z.looseObject({ purl: z.string().optional() }).optional(),
    hashes: z.record(z.string(), z.string()).optional(),
    subcomponents: z.array(component).optional(),
  }),
]);
const JUSTIFICATIONS = [
  'component_not_present',
  'vulnerable_code_not_present',
  'vulnerable_code_not_in_execute_path',
  'vulnerable_code_cannot_be_controlled_by_adversary',
  'inline_mitigations_already_exist',
] as const;

/** https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md (0.2.0) */
export const openVexSchema = z.looseObject({
  '@id': z.string(),
  author: z.string().min(1),
  timestamp: instant,
  last_updated: instant.optional(),
  statements: z.array(
    z.looseObject({
      vulnerability: z.union([
        z.string().transform((name) => ({ name, aliases: [] as string[] })),
        z.looseObject({ name: z.string().min(1), aliases: z.array(z.string()).default([]) }),
      ]),
      products: z.array(product).default([]),
      subcomponents: z.array(component).optional(),
      status: z.enum(['not_affected', 'affected', 'fixed', 'under_investigation']),
      justification: z.enum(JUSTIFICATIONS).optional(),
      impact_statement: z.string().min(1).optional(),
      timestamp: instant.optional(),
      last_updated: instant.optional(),
    }),
  ),
});
type OpenVex = z.infer<typeof openVexSchema>;

const EFFECTS = {
  not_affected: 'harmless',
  fixed: 'fixed',
  affected: 'revokes',
  under_investigation: 'revokes',
} as const;

export function readOpenVex({ author, timestamp, last_updated, statements }: OpenVex): VexDocument {
  return {
    author,
    statements: statements.map((statement) => {
      const { vulnerability, status, justification, impact_statement, products } = statement;
      const effect = EFFECTS[status];
      // A revoking statement without its own time is as new as the document.
      const inherited = effect === 'revokes' ? latest(timestamp, last_updated) : timestamp;
      return {
        vulnerability: vulnerability.name,
        aliases: vulnerability.aliases,
        status,
        effect,
        reason: impact_statement ?? justification ?? (status === 'fixed' ? 'fixed' : undefined),
        statedAt: latest(statement.timestamp ?? inherited, statement.last_updated),
        targets: products.map((each) =>
          targetOfProduct(each, each.subcomponents ?? statement.subcomponents),
        ),
      };
    }),
  };
}

function targetOfProduct(given: Component, parts: readonly Component[] | undefined): Target {
  const found = identified(given);
  const named = parts?.map(packageOf) ?? [];
  const problem = found.problem ?? named.flatMap((part) => part.problem ?? [])[0] ?? undefined;
  const packages = parts && named.flatMap(({ purl }) => purl ?? []);
  const target = targetOf(found.product, packages);
  // A contradictory document could apply to any service.
  const services = found.problem === undefined ? target.services : undefined;
  return { ...target, services, problem: target.problem ?? problem };
}

function identified(given: Component): { product: Product; problem?: string | undefined } {
  const id = given.identifiers?.purl ?? given['@id'] ?? '';
  const product = productOf(id);
  const problem = contradiction(given);
  const { hashes = {} } = given;
  if (product.kind === 'image' && Object.keys(hashes).length > 0) {
    const hash = Object.entries(hashes).find(([name]) => /^sha-?256$/i.test(name))?.[1];
    const digest = `sha256:${hash?.toLowerCase()}`;
    const other = hash === undefined ? 'hash' : product.image?.other;
    if (
      hash !== undefined &&
      product.image?.digest !== undefined &&
      product.image.digest !== digest
    )
      return { product, problem: `"${id}" has another digest than its hash, ${digest}` };
    const image = hash === undefined ? { ...product.image, other } : { ...product.image, digest };
    return { product: { ...product, image }, problem };
  }
  return { product, problem: problem ?? unversioned(given, id) };
}

function packageOf(given: Component): { purl?: string; problem?: string | undefined } {
  const id = given.identifiers?.purl ?? given['@id'] ?? '';
  if (parsePurl(id) === undefined)
    return { problem: `"${id}" is no package: name it by a purl such as pkg:npm/qs@6.0.0` };
  return { purl: id, problem: contradiction(given) ?? unversioned(given, id) };
}

function contradiction({ '@id': id, identifiers }: Component): string | undefined {
  const [a, b] = [id, identifiers?.purl].map((text) => text && JSON.stringify(parsePurl(text)));
  return a && b && a !== b ? `"${id}" and its identifier ${identifiers?.purl} differ` : undefined;
}

/** A hash would identify the version, but package hashes are unknown here. */
function unversioned({ hashes = {} }: Component, id: string): string | undefined {
  const unclear = Object.keys(hashes).length > 0 && parsePurl(id)?.version === '';
  return unclear ? `"${id}" is told by a hash: its purl must name the version` : undefined;
}
