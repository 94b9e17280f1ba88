import * as z from 'zod';
import { NO_COVERAGE } from '../model/coverage.ts';
import { bySeverity, severityOf } from '../model/severity.ts';
import { ReportError, type ReportedFinding, type ScannerReport } from '../model/report.ts';
import { checked, distinct, moment, score, type Format } from './format.ts';

const component = z.looseObject({
  'bom-ref': z.string().optional(),
  type: z.string().optional(),
  name: z.string().min(1),
  group: z.string().optional(),
  version: z.string().default(''),
  purl: z.string().optional(),
});
const tool = z.looseObject({ name: z.string(), version: z.string().optional() });
/** https://cyclonedx.org/docs/1.6/json/ */
const document = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.enum(['1.4', '1.5', '1.6', '1.7']),
  metadata: z
    .looseObject({
      timestamp: moment.optional(),
      tools: z
        .union([z.array(tool), z.looseObject({ components: z.array(tool).optional() })])
        .optional(),
      component: component.optional(),
    })
    .optional(),
  components: z.array(component).optional(),
  vulnerabilities: z.array(
    z.looseObject({
      id: z.string().min(1),
      source: z.looseObject({ url: z.string().optional() }).optional(),
      references: z.array(z.looseObject({ id: z.string() })).optional(),
      ratings: z
        .array(z.looseObject({ severity: z.string().optional(), score: score.optional() }))
        .optional(),
      description: z.string().default(''),
      published: moment.optional(),
      affects: z.array(z.looseObject({ ref: z.string() })).optional(),
      analysis: z
        .looseObject({ state: z.string().optional(), detail: z.string().optional() })
        .optional(),
    }),
    { error: 'must be a list: a bill of materials without one is no scan' },
  ),
});
type Vulnerability = z.infer<typeof document>['vulnerabilities'][number];

/** States of an analysis by which there is nothing to be mended. */
const HARMLESS = ['not_affected', 'false_positive', 'resolved', 'resolved_with_pedigree'];

/** CycloneDX with vulnerabilities, such as `trivy image --format cyclonedx --scanners vuln`. */
export const cycloneDxFormat: Format = {
  name: 'CycloneDX with vulnerabilities',
  matches: (given) => given['bomFormat'] === 'CycloneDX',
  read(origin, given): ScannerReport {
    const { metadata, components = [], vulnerabilities } = checked(origin, document, given);
    const tools = metadata?.tools;
    const [scanner] = Array.isArray(tools) ? tools : (tools?.components ?? []);
    if (scanner === undefined)
      throw new ReportError(origin, 'metadata.tools: must name the tool that made it');
    const byRef = new Map(
      components.flatMap((each) =>
        [each['bom-ref'], each.purl].flatMap((ref) => (ref ? [[ref, each] as const] : [])),
      ),
    );
    const counted = vulnerabilities.filter((each) => !isHarmless(each));
    return {
      scanner: scanner.name.toLowerCase(),
      version: scanner.version,
      origin,
      images: distinct([imageOf(metadata?.component)]),
      completedAt: metadata?.timestamp,
      packages: components.length,
      coverage: NO_COVERAGE,
      findings: counted.flatMap((each) =>
        // One that names nothing which it affects is still found.
        (each.affects ?? [{ ref: '' }]).map(({ ref }) => findingOf(each, ref, byRef.get(ref))),
      ),
      leftOut: vulnerabilities.filter(isHarmless).map(({ id, analysis }) => ({
        id,
        package: '',
        reason: `its analysis says ${analysis?.state}${analysis?.detail ? `: ${analysis.detail}` : ''}`,
      })),
      others: [],
    };
  },
};

const isHarmless = ({ analysis }: Vulnerability) => HARMLESS.includes(analysis?.state ?? '');

/** The digest of the image that a bill of materials is of: `pkg:oci/name@sha256%3A...`. */
function imageOf(root: z.infer<typeof component> | undefined): string | undefined {
  const texts = [root?.purl && decodeURIComponent(root.purl), root?.version, root?.['bom-ref']];
  return texts.map((text) => /sha256:[0-9a-f]{64}/.exec(text ?? '')?.[0]).find(Boolean);
}

function findingOf(
  { id, source, references = [], ratings = [], description, published }: Vulnerability,
  ref: string,
  found: z.infer<typeof component> | undefined,
): ReportedFinding {
  const words = ratings.flatMap(({ severity }) => severity ?? []);
  // A word that nobody knows is the worst, here as everywhere.
  const rank = (word: string) => severityOf(word) ?? 'CRITICAL';
  const scores = ratings.flatMap((rating) => rating.score ?? []);
  return {
    id,
    aliases: distinct(references.map((each) => each.id)).filter((each) => each !== id),
    related: [],
    package: {
      name: found ? `${found.group ? `${found.group}/` : ''}${found.name}` : ref || 'unknown',
      version: found?.version ?? '',
      purl: found?.purl,
      kind: kindOf(found?.purl),
      source: undefined,
    },
    severity: [...words].sort((a, b) => bySeverity(rank(a), rank(b)))[0] ?? '',
    score: scores.length > 0 ? Math.max(...scores) : undefined,
    fixedIn: [],
    layer: undefined,
    path: undefined,
    exploited: undefined,
    epss: undefined,
    publishedAt: published,
    title: description.split('\n')[0] ?? '',
    url: source?.url,
    suppressed: undefined,
  };
}

function kindOf(purl: string | undefined): 'os' | 'library' | undefined {
  if (purl === undefined) return undefined;
  return /^pkg:(?:deb|apk|rpm|alpm)\//.test(purl) ? 'os' : 'library';
}
