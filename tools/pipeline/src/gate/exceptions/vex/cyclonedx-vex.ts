import * as z from 'zod';
import { parsePurl } from '../../packages/parse-purl.ts';
import { productOf, type Product } from './product.ts';
import { instant, latest, targetOf, type Target, type VexDocument } from './statement.ts';

const component = z.looseObject({
  'bom-ref': z.string().optional(),
  type: z.string().optional(),
  name: z.string().optional(),
  purl: z.string().optional(),
});
type Component = z.infer<typeof component>;
const affected = z.looseObject({
  ref: z.string(),
  versions: z
    .array(
      z.looseObject({
        version: z.string().optional(),
        range: z.string().optional(),
        status: z.enum(['affected', 'unaffected', 'unknown']).default('affected'),
      }),
    )
    .optional(),
});
type Affected = z.infer<typeof affected>;

/** https://cyclonedx.org/docs/1.6/json/#vulnerabilities_items_analysis */
export const cycloneDxVexSchema = z.looseObject({
  serialNumber: z.string().optional(),
  version: z.int().default(1),
  metadata: z.looseObject({
    timestamp: instant,
    authors: z.array(z.looseObject({ name: z.string().optional() })).optional(),
    component: component.optional(),
  }),
  components: z.array(component).default([]),
  vulnerabilities: z.array(
    z.looseObject({
      id: z.string().min(1),
      analysis: z
        .looseObject({
          state: z.enum([
            'resolved',
            'resolved_with_pedigree',
            'exploitable',
            'in_triage',
            'false_positive',
            'not_affected',
          ]),
          justification: z.string().min(1).optional(),
          detail: z.string().min(1).optional(),
          firstIssued: instant.optional(),
          lastUpdated: instant.optional(),
        })
        .optional(),
      affects: z.array(affected).default([]),
    }),
  ),
});
type CycloneDxVex = z.infer<typeof cycloneDxVexSchema>;

const EFFECTS = {
  not_affected: 'harmless',
  false_positive: 'harmless',
  resolved: 'fixed',
  resolved_with_pedigree: 'fixed',
  exploitable: 'revokes',
  in_triage: 'revokes',
} as const;

export function readCycloneDxVex(document: CycloneDxVex): VexDocument {
  const { metadata, vulnerabilities } = document;
  const resolve = resolver(document);
  return {
    author: metadata.authors?.[0]?.name ?? 'unknown',
    statements: vulnerabilities.flatMap(({ id, analysis, affects }) => {
      if (analysis === undefined) return [];
      const { state, detail, justification, firstIssued, lastUpdated } = analysis;
      const effect = EFFECTS[state];
      const common = { vulnerability: id, aliases: [], reason: detail ?? justification };
      const own = lastUpdated ?? firstIssued ?? metadata.timestamp;
      const statedAt = effect === 'revokes' ? latest(own, metadata.timestamp) : own;
      const said = affects.map((each) => targetsOf(each, resolve(each.ref), effect !== 'revokes'));
      const [targets, revoked] = [
        said.flatMap(([excused]) => excused),
        said.flatMap(([, others]) => others),
      ];
      return [
        ...(targets.length > 0 || revoked.length === 0
          ? [{ ...common, status: state, effect, statedAt, targets }]
          : []),
        // Versions listed as affected are affected, even if the analysis excludes all versions.
        ...(revoked.length > 0
          ? [
              {
                ...common,
                status: 'affected',
                effect: 'revokes' as const,
                statedAt: latest(own, metadata.timestamp),
                targets: revoked,
              },
            ]
          : []),
      ];
    }),
  };
}

/** What the document says about a reference: what it excuses, and which versions it still calls affected or unknown. */
function targetsOf({ versions }: Affected, whole: Target, excuses: boolean): [Target[], Target[]] {
  if (versions === undefined || versions.length === 0 || !excuses) return [[whole], []];
  const of = (...statuses: string[]) =>
    versions
      .filter(({ status }) => statuses.includes(status))
      .map(({ version, range }) => version ?? range ?? '*');
  const [fine, others] = [of('unaffected'), of('affected', 'unknown')];
  return [
    fine.length > 0 ? [{ ...whole, versions: fine }] : [],
    others.length > 0 ? [{ ...whole, versions: others }] : [],
  ];
}

/** Resolves a reference: a component of this document, one of another, or a package URL. */
function resolver({ serialNumber, version, metadata, components }: CycloneDxVex) {
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
