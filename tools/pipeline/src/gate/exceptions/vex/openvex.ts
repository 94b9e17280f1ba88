import { parsePurl } from '../../packages/parse-purl.ts';
import type { Component, OpenVex } from './openvex-schema.ts';
import { productOf, type Product } from './product.ts';
import { latest, targetOf, type Target, type VexDocument } from './statement.ts';

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
