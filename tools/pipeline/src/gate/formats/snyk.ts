import * as z from 'zod';
import { NO_COVERAGE } from '../model/coverage.ts';
import type { OtherResult, ReportedFinding, ScannerReport } from '../model/report.ts';
import { moment } from '../moment.ts';
import { checked, digestOf, distinct, probability, score, type Format } from './format.ts';
import { makeFinding, otherNames } from './make-finding.ts';
import { purlOf } from './package-url.ts';
import { worstRating } from './rating.ts';

const issue = z.looseObject({
  id: z.string().min(1),
  type: z.string().optional(),
  title: z.string().default(''),
  severity: z.string().default(''),
  cvssScore: score.nullish(),
  identifiers: z.record(z.string(), z.array(z.string()).nullish()).nullish(),
  packageName: z.string().optional(),
  moduleName: z.string().optional(),
  name: z.string().optional(),
  version: z.string().default(''),
  packageManager: z.string().optional(),
  fixedIn: z.array(z.string()).nullish(),
  nearestFixedInVersion: z.string().nullish(),
  publicationTime: moment.nullish(),
  disclosureTime: moment.nullish(),
  epssDetails: z.looseObject({ probability: probability.nullish() }).nullish(),
});
const project = z.looseObject({
  // The error for an image that could not be tested.
  error: z.undefined({ error: 'must not be there: the test failed' }).optional(),
  vulnerabilities: z.array(issue),
  packageManager: z.string().optional(),
  dependencyCount: z.number().optional(),
  path: z.string().optional(),
  targetFile: z.string().nullish(),
  displayTargetFile: z.string().nullish(),
  severityThreshold: z.string().optional(),
  filtered: z
    .looseObject({ ignore: z.array(issue).nullish(), patch: z.array(issue).nullish() })
    .nullish(),
});
/** https://docs.snyk.io/developer-tools/snyk-cli/commands/container-test */
const container = project.extend({ applications: z.array(project).nullish() });
const report = z.union([z.array(container).min(1), container.transform((one) => [one])]);
type Project = z.infer<typeof project>;
type Issue = z.infer<typeof issue>;

/**
 * `snyk container test --json`, of one or several images, with the applications in them. It does not contain its time,
 * so it is not a scan that a policy can require.
 */
export const snykFormat: Format = {
  name: 'Snyk container JSON',
  lists: true,
  matches: (document) =>
    ('vulnerabilities' in document || 'error' in document) &&
    !('bomFormat' in document) &&
    ['dependencyCount', 'docker', 'ignoreSettings', 'licensesPolicy', 'projectName', 'ok'].some(
      (key) => key in document,
    ),
  read(origin, document): ScannerReport {
    const containers = checked(origin, report, document);
    const projects = containers.flatMap((each) => [each, ...(each.applications ?? [])]);
    const issues = projects.flatMap((each) => [
      ...each.vulnerabilities.map((found) => ({ each, found, suppressed: undefined })),
      ...(each.filtered?.ignore ?? []).map((found) => ({
        each,
        found,
        suppressed: 'a .snyk policy ignores it',
      })),
      ...(each.filtered?.patch ?? []).map((found) => ({
        each,
        found,
        suppressed: 'a .snyk policy calls it patched',
      })),
    ]);
    return {
      scanner: 'snyk',
      version: undefined,
      origin,
      images: distinct(containers.map(({ path = '' }) => digestOf(path))),
      completedAt: undefined,
      packages: sum(projects.map(({ dependencyCount }) => dependencyCount)),
      coverage: {
        ...NO_COVERAGE,
        filters: distinct(
          projects.map(({ severityThreshold: floor }) =>
            floor && floor !== 'low' ? `severities below ${floor} (severityThreshold)` : undefined,
          ),
        ),
      },
      findings: issues
        .filter(({ found }) => found.type !== 'license')
        .map(({ each, found, suppressed }) => findingOf(found, each, suppressed)),
      leftOut: [],
      others: issues
        .filter(({ found }) => found.type === 'license')
        .map(({ found }) => licenceOf(found)),
    };
  },
};

const sum = (counts: readonly (number | undefined)[]) =>
  counts.reduce<number | undefined>(
    (total, count) => (count === undefined ? total : (total ?? 0) + count),
    undefined,
  );

const nameOf = ({ packageName, moduleName, name }: Issue) =>
  packageName ?? moduleName ?? name ?? 'unknown';

function findingOf(found: Issue, from: Project, suppressed: string | undefined): ReportedFinding {
  const { id, version, identifiers } = found;
  const manager = found.packageManager ?? from.packageManager ?? '';
  // For a system: `debian:12`, `deb`, `apk` or `rpm`. An issue of its source package may affect several binary
  // packages.
  const isOs = /^(?:deb|apk|rpm|linux)$|^[a-z]+:/i.test(manager);
  const { CVE, GHSA, ALTERNATIVE } = identifiers ?? {};
  // A Snyk issue with one CVE is that vulnerability; one with several groups them.
  const names = [...(CVE ?? []), ...(GHSA ?? [])];
  const same = (CVE ?? []).length <= 1 && (GHSA ?? []).length <= 1;
  const name = nameOf(found);
  const [source, binary] = isOs ? name.split('/') : [undefined, name];
  return makeFinding({
    id,
    aliases: same ? otherNames(names, id) : [],
    related: otherNames([...(same ? [] : names), ...(ALTERNATIVE ?? [])], id),
    package: {
      name: binary ?? name,
      version,
      purl: purlOf(manager, name, version),
      kind: manager === '' ? undefined : isOs ? 'os' : 'library',
      source,
    },
    ...worstRating([found.severity], [found.cvssScore ?? undefined]),
    fixedIn: fixesOf(found),
    path: from.displayTargetFile || from.targetFile || undefined,
    epss: found.epssDetails?.probability ?? undefined,
    publishedAt: found.publicationTime ?? found.disclosureTime ?? undefined,
    title: found.title,
    url: `https://security.snyk.io/vuln/${encodeURIComponent(id)}`,
    suppressed,
  });
}

const fixesOf = ({ fixedIn, nearestFixedInVersion: nearest }: Issue): string[] => {
  if (fixedIn && fixedIn.length > 0) return fixedIn;
  return nearest ? [nearest] : [];
};

const licenceOf = (found: Issue): OtherResult => ({
  kind: 'licence',
  id: found.id,
  target: nameOf(found),
  severity: found.severity,
  title: found.title,
});
