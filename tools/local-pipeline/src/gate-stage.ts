import { RECORDS } from './records-folder.ts';
import { passed } from './stage-results.ts';
import type { StageResult } from './stage.ts';
import type { PipelineRun } from './pipeline-run.ts';

/** Has the gate decide, by the reports that there are. @param subject Options that name service and environment. */
export async function gateStage(
  { gatehouse, image, bundle, reports, evidence }: PipelineRun,
  subject: readonly string[],
): Promise<StageResult> {
  const { code } = await gatehouse(
    ...['gate', ...subject, '--image', image, '--sbom', `${bundle}/sbom.cdx.json`],
    ...reports.flatMap((report) => ['--report', report]),
    ...['--evidence', evidence, '--records', RECORDS],
  );
  if (code === 0) return passed(`evidence in ${evidence}`);
  return code === 1
    ? { outcome: 'blocked', detail: 'by what was found' }
    : { outcome: 'undecided', detail: 'which blocks as well; the gate says why' };
}
