import { NO_COVERAGE } from '../model/coverage.ts';
import {
  ReportError,
  type OtherResult,
  type ReportedFinding,
  type ScannerReport,
} from '../model/report.ts';
import { checked, digestOf, distinct, type Format } from './format.ts';
import { sarifFinding } from './sarif-finding.ts';
import { ruleLookup } from './sarif-rule-of.ts';
import { sarifLog, type SarifResult, type SarifRule, type SarifRun } from './sarif-schema.ts';

/** SARIF of any tool. The format cannot express what was looked up, so it proves no coverage. */
export const sarifFormat: Format = {
  name: 'SARIF 2.1.0',
  matches: (document) => 'runs' in document,
  read(origin, document): ScannerReport {
    const { runs } = checked(origin, sarifLog, document);
    const tools = distinct(runs.map(({ tool }) => tool.driver.name));
    if (tools.length > 1)
      throw new ReportError(
        'GH-REPORT-007',
        origin,
        `has runs of several tools: ${tools.join(', ')}; give one file each`,
      );
    runs.forEach((run, at) => checkRun(origin, run, at));
    const { driver } = (runs[0] as SarifRun).tool;
    const ended = runs.flatMap(({ invocations = [] }) =>
      invocations.flatMap(({ endTimeUtc }) => endTimeUtc ?? []),
    );
    const read = runs.map((run, at) => resultsOf(origin, run, at));
    return {
      scanner: driver.name.toLowerCase(),
      version: driver.semanticVersion ?? driver.version,
      origin,
      images: distinct(
        runs.flatMap(({ properties }) =>
          [
            ...(properties?.repoDigests ?? []),
            properties?.imageName ?? '',
            properties?.imageID ?? '',
          ].map(digestOf),
        ),
      ),
      // The run that ended first is the oldest scan in it.
      completedAt: ended.reduce<Date | undefined>(
        (first, at) => (first === undefined || at < first ? at : first),
        undefined,
      ),
      packages: undefined,
      coverage: NO_COVERAGE,
      findings: read.flatMap(({ findings }) => findings),
      leftOut: [],
      others: read.flatMap(({ others }) => others),
    };
  },
};

function checkRun(origin: string, run: SarifRun, at: number): void {
  const { invocations = [], externalPropertyFileReferences: external } = run;
  if (invocations.some(({ executionSuccessful }) => executionSuccessful === false))
    throw new ReportError(
      'GH-REPORT-007',
      origin,
      'says that the scan did not succeed (executionSuccessful)',
    );
  if (external?.results ?? external?.driver ?? external?.extensions)
    throw new ReportError(
      'GH-REPORT-007',
      origin,
      `runs.${at}.externalPropertyFileReferences: results and rules must be in the report itself`,
    );
}

function resultsOf(origin: string, run: SarifRun, runAt: number) {
  const ruleOf = ruleLookup(origin, run);
  const findings: ReportedFinding[] = [];
  const others: OtherResult[] = [];
  run.results.forEach((result, at) => {
    const kind = kindOf(result);
    if (kind === 'none') return;
    const rule = ruleOf(result, `runs.${runAt}.results.${at}`);
    const finding = sarifFinding(run, result, rule);
    if (kind === 'finding' && !isLicence(rule)) findings.push(finding);
    else
      others.push({
        kind: isLicence(rule) ? 'licence' : 'information',
        id: finding.id,
        target: finding.package.name,
        severity: finding.severity,
        title: finding.title,
      });
  });
  return { findings, others };
}

/** "fail" is the default kind of a result (3.27.9). A result with a level is a finding (3.27.10). */
function kindOf({
  kind = 'fail',
  level = 'none',
}: SarifResult): 'finding' | 'information' | 'none' {
  if (level !== 'none' || !['pass', 'notApplicable', 'informational'].includes(kind))
    return 'finding';
  return kind === 'informational' ? 'information' : 'none';
}

/** Trivy's name for the rules of its licence scanner. */
const isLicence = (rule: SarifRule | undefined) => /^License/.test(rule?.name ?? '');
