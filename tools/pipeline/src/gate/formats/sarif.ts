import * as z from 'zod';
import { NO_COVERAGE } from '../model/coverage.ts';
import { ReportError, type ReportedFinding, type ScannerReport } from '../model/report.ts';
import { checked, digestOf, distinct, moment, type Format } from './format.ts';

const rule = z.looseObject({
  id: z.string().min(1),
  shortDescription: z.looseObject({ text: z.string() }).optional(),
  helpUri: z.string().optional(),
  defaultConfiguration: z.looseObject({ level: z.string().optional() }).optional(),
  properties: z
    .looseObject({ 'security-severity': z.union([z.string(), z.number()]).optional() })
    .optional(),
});
const component = z.looseObject({
  name: z.string().min(1),
  version: z.string().optional(),
  semanticVersion: z.string().optional(),
  rules: z.array(rule).optional(),
});
const result = z.looseObject({
  ruleId: z.string().optional(),
  ruleIndex: z.int().optional(),
  rule: z
    .looseObject({
      id: z.string().optional(),
      index: z.int().optional(),
      toolComponent: z.looseObject({ index: z.int().optional() }).optional(),
    })
    .optional(),
  kind: z.string().optional(),
  level: z.string().optional(),
  message: z.looseObject({ text: z.string().default('') }),
  locations: z
    .array(
      z.looseObject({
        physicalLocation: z
          .looseObject({
            artifactLocation: z.looseObject({ uri: z.string().optional() }).optional(),
          })
          .optional(),
      }),
    )
    .optional(),
  suppressions: z
    .array(z.looseObject({ status: z.string().optional(), justification: z.string().optional() }))
    .optional(),
});
const run = z.looseObject({
  tool: z.looseObject({ driver: component, extensions: z.array(component).optional() }),
  invocations: z
    .array(
      z.looseObject({ executionSuccessful: z.boolean().optional(), endTimeUtc: moment.optional() }),
    )
    .optional(),
  results: z.array(result, { error: 'must be a list: without one the scan has not been done' }),
  properties: z
    .looseObject({ repoDigests: z.array(z.string()).nullish(), imageName: z.string().optional() })
    .optional(),
});
/** https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
const log = z.looseObject({
  version: z.literal('2.1.0'),
  runs: z.array(run).min(1, { error: 'must have a run' }),
});
type Run = z.infer<typeof run>;
type Result = z.infer<typeof result>;

/** SARIF of any tool; Trivy's and Grype's tell of packages, CodeQL's of lines of code. */
export const sarifFormat: Format = {
  name: 'SARIF 2.1.0',
  matches: (document) => 'runs' in document,
  read(origin, document): ScannerReport {
    const { runs } = checked(origin, log, document);
    const tools = distinct(runs.map(({ tool }) => tool.driver.name));
    if (tools.length > 1)
      throw new ReportError(
        origin,
        `has runs of several tools: ${tools.join(', ')}; give one file each`,
      );
    for (const { invocations = [] } of runs)
      if (invocations.some(({ executionSuccessful }) => executionSuccessful === false))
        throw new ReportError(origin, 'says that the scan did not succeed (executionSuccessful)');
    const { driver } = (runs[0] as Run).tool;
    const ended = runs.flatMap(({ invocations = [] }) =>
      invocations.flatMap(({ endTimeUtc }) => endTimeUtc ?? []),
    );
    const findings = runs.flatMap((each) => each.results.map((one) => ({ each, one })));
    const counted = findings.filter(({ one }) => isFound(one) && suppression(one) === undefined);
    return {
      scanner: driver.name.toLowerCase(),
      version: driver.semanticVersion ?? driver.version,
      origin,
      images: distinct(
        runs.flatMap(({ properties }) =>
          [...(properties?.repoDigests ?? []), properties?.imageName ?? ''].map(digestOf),
        ),
      ),
      completedAt: ended.at(-1),
      packages: undefined,
      coverage: NO_COVERAGE,
      findings: counted.map(({ each, one }) => findingOf(origin, each, one)),
      leftOut: findings.flatMap(({ one }) => {
        const reason = isFound(one) ? suppression(one) : undefined;
        return reason === undefined ? [] : [{ id: one.ruleId ?? '', package: '', reason }];
      }),
      others: [],
    };
  },
};

/** "fail" is what stands for a result that does not say its kind (3.27.9). */
const isFound = ({ kind = 'fail' }: Result) =>
  !['pass', 'notApplicable', 'informational'].includes(kind);

/** Why a result does not count: a suppression that nobody has rejected or still thinks over (3.35.3). */
function suppression({ suppressions = [] }: Result): string | undefined {
  const accepted = suppressions.find(({ status = 'accepted' }) => status === 'accepted');
  return (
    accepted &&
    `suppressed in the report${accepted.justification ? `: ${accepted.justification}` : ''}`
  );
}

function findingOf(origin: string, { tool }: Run, one: Result): ReportedFinding {
  const extension = one.rule?.toolComponent?.index;
  const rules = (extension === undefined ? tool.driver : tool.extensions?.[extension])?.rules ?? [];
  const id = one.ruleId ?? one.rule?.id;
  const index = one.ruleIndex ?? one.rule?.index;
  const about =
    (index !== undefined && index >= 0 ? rules[index] : undefined) ??
    rules.find((each) => each.id === id);
  const name = id ?? about?.id;
  if (name === undefined) throw new ReportError(origin, 'has a result without a rule');
  const score = Number(about?.properties?.['security-severity'] ?? NaN);
  const rated = score >= 0 && score <= 10;
  const path = one.locations?.[0]?.physicalLocation?.artifactLocation?.uri;
  const said = (label: string) =>
    new RegExp(`^${label}: *(.*)$`, 'm').exec(one.message.text)?.[1]?.trim() || undefined;
  const found = said('Package');
  return {
    // CodeQL and Grype put the path or package behind the name of what it is.
    id: /^(?:CVE-\d+-\d+|GHSA(?:-\w{4}){3})/.exec(name)?.[0] ?? name,
    aliases: [],
    related: [],
    package: found
      ? {
          name: found,
          version: said('Installed Version') ?? '',
          purl: undefined,
          kind: undefined,
          source: undefined,
        }
      : {
          name: path ?? tool.driver.name,
          version: '',
          purl: undefined,
          kind: 'code',
          source: undefined,
        },
    severity: rated ? '' : (one.level ?? about?.defaultConfiguration?.level ?? 'warning'),
    score: rated ? score : undefined,
    fixedIn:
      said('Fixed Version')
        ?.split(',')
        .map((version) => version.trim()) ?? [],
    layer: undefined,
    path,
    exploited: undefined,
    epss: undefined,
    publishedAt: undefined,
    title: about?.shortDescription?.text ?? one.message.text.split('\n')[0] ?? '',
    url: about?.helpUri,
    suppressed: undefined,
  };
}
