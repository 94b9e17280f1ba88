import { PackageURL } from 'packageurl-js';
import * as z from 'zod';
import { RuleError } from '../policy/read-policy.ts';
import { LONGEST_DAYS } from './exception-schema.ts';
import type { Exception } from './exception.ts';

/** A statement of a VEX document, whichever kind it is of. */
interface Statement {
  readonly vulnerability: string;
  /** Whether it says that nothing is to be feared. */
  readonly excuses: boolean;
  readonly reason: string | undefined;
  /** Package URLs of what it is about. */
  readonly purls: readonly string[];
  readonly at: string;
  readonly author: string;
}

const item = z.union([
  z.string().transform((id) => ({ '@id': id, subcomponents: undefined })),
  z.looseObject({
    '@id': z.string().optional(),
    identifiers: z.looseObject({ purl: z.string().optional() }).optional(),
    subcomponents: z.array(z.looseObject({ '@id': z.string().optional() })).optional(),
  }),
]);
/** https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md */
const openVex = z.looseObject({
  '@id': z.string(),
  author: z.string().min(1),
  timestamp: z.iso.datetime({ offset: true }),
  statements: z.array(
    z.looseObject({
      vulnerability: z.union([
        z.string().transform((name) => ({ name })),
        z.looseObject({ name: z.string() }),
      ]),
      products: z.array(item).optional(),
      status: z.enum(['not_affected', 'affected', 'fixed', 'under_investigation']),
      justification: z.string().optional(),
      impact_statement: z.string().optional(),
      timestamp: z.iso.datetime({ offset: true }).optional(),
    }),
  ),
});
/** https://cyclonedx.org/docs/1.6/json/#vulnerabilities_items_analysis */
const cycloneDx = z.looseObject({
  metadata: z.looseObject({
    timestamp: z.iso.datetime({ offset: true }),
    authors: z.array(z.looseObject({ name: z.string().optional() })).optional(),
  }),
  vulnerabilities: z.array(
    z.looseObject({
      id: z.string(),
      analysis: z
        .looseObject({
          state: z.string(),
          justification: z.string().optional(),
          detail: z.string().optional(),
        })
        .optional(),
      affects: z.array(z.looseObject({ ref: z.string() })).optional(),
    }),
  ),
});

/** Whether a document is meant as OpenVEX or CycloneDX VEX. */
export function isVex(document: unknown): boolean {
  if (typeof document !== 'object' || document === null) return false;
  const context = (document as Record<string, unknown>)['@context'];
  const isOpenVex = typeof context === 'string' && context.startsWith('https://openvex.dev/ns');
  return isOpenVex || (document as Record<string, unknown>)['bomFormat'] === 'CycloneDX';
}

/**
 * What a VEX document excuses: "not affected" and "fixed", for the packages that it names, and for
 * as long as any exception may hold, counted from when it was said.
 * @throws {RuleError} where it is not valid, or excuses something without naming the package or saying why
 */
export function readVex(file: string, document: unknown, now: Date): Exception[] {
  const isOpenVex = '@context' in (document as object);
  const { data, error } = (isOpenVex ? openVex : cycloneDx).safeParse(document);
  if (error)
    throw new RuleError(
      error.issues.map(({ path, message }) => `${file}: ${path.join('.')}: ${message}`),
    );
  const statements = isOpenVex
    ? statementsOfOpenVex(data as z.infer<typeof openVex>)
    : statementsOfCycloneDx(data as z.infer<typeof cycloneDx>);
  const problems: string[] = [];
  const exceptions = statements
    .filter(({ excuses }) => excuses)
    .flatMap((statement): Exception[] => {
      const { vulnerability, reason, purls, at, author } = statement;
      const packages = purls.flatMap((purl) => packageOf(purl) ?? []);
      const services = purls.flatMap((purl) => serviceOf(purl) ?? []);
      const said = new Date(at);
      if (packages.length === 0)
        problems.push(
          `${vulnerability}: must name the packages, by a purl such as pkg:npm/qs@6.0.0`,
        );
      if (reason === undefined) problems.push(`${vulnerability}: must say why`);
      if (said > now) problems.push(`${vulnerability}: ${at} is still to come`);
      const expires = new Date(said.getTime() + LONGEST_DAYS * 86_400_000);
      return [
        {
          file,
          vulnerability,
          packages,
          services: services.length > 0 ? services : undefined,
          environments: undefined,
          reason: reason ?? '',
          owner: author,
          ticket: file,
          expires,
        },
      ];
    });
  if (problems.length > 0) throw new RuleError(problems.map((problem) => `${file}: ${problem}`));
  return exceptions;
}

function statementsOfOpenVex({
  author,
  timestamp,
  statements,
}: z.infer<typeof openVex>): Statement[] {
  return statements.map((statement) => ({
    vulnerability: statement.vulnerability.name,
    excuses: statement.status === 'not_affected' || statement.status === 'fixed',
    reason:
      statement.impact_statement ??
      statement.justification ??
      (statement.status === 'fixed' ? 'fixed' : undefined),
    purls: (statement.products ?? []).flatMap((product) => [
      product['@id'] ?? '',
      ...(product.subcomponents ?? []).map((part) => part['@id'] ?? ''),
    ]),
    at: statement.timestamp ?? timestamp,
    author,
  }));
}

function statementsOfCycloneDx({
  metadata,
  vulnerabilities,
}: z.infer<typeof cycloneDx>): Statement[] {
  const excuses = ['not_affected', 'false_positive', 'resolved', 'resolved_with_pedigree'];
  return vulnerabilities.map(({ id, analysis, affects = [] }) => ({
    vulnerability: id,
    excuses: analysis !== undefined && excuses.includes(analysis.state),
    reason: analysis?.detail ?? analysis?.justification,
    purls: affects.map(({ ref }) => ref),
    at: metadata.timestamp,
    author: metadata.authors?.[0]?.name ?? 'unknown',
  }));
}

function packageOf(text: string): string | undefined {
  const purl = parsePurl(text);
  if (purl === undefined || purl.type === 'oci') return undefined;
  return purl.type === 'npm' && purl.namespace ? `${purl.namespace}/${purl.name}` : purl.name;
}

/** A product that is an image: the statement is about the service of that name alone. */
function serviceOf(text: string): string | undefined {
  const purl = parsePurl(text);
  return purl?.type === 'oci' ? purl.name : undefined;
}

function parsePurl(text: string): PackageURL | undefined {
  try {
    return PackageURL.fromString(text);
  } catch {
    return undefined;
  }
}
