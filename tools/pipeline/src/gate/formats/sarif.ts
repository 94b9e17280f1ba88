import { NO_COVERAGE } from '../model/coverage.ts';
import { ReportError, type ScannerReport } from '../model/report.ts';
import { checked, digestOf, distinct, type Format } from './format.ts';
import { sarifResults } from './sarif-results.ts';
import { sarifLog, type SarifRun } from './sarif-schema.ts';

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
    const read = runs.map((run, at) => sarifResults(origin, run, at));
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
