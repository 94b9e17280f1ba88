import { writeFileSync } from 'node:fs';
import { findProgram, SCANNERS } from '@gatehouse/container';
import { exampleReport } from './example-report.ts';
import { leftOut, passedIf } from './stage-results.ts';
import type { StageResult } from './stage.ts';
import type { PipelineRun } from './pipeline-run.ts';

/** Scans the image with a scanner of this machine, unless reports were given. */
export async function scanStage(pipelineRun: PipelineRun): Promise<StageResult> {
  const { at, work, service, reports, archive, image, config, run } = pipelineRun;
  if (reports.length > 0) return leftOut(`taken as given: ${reports.join(', ')}`);
  const scanner = findProgram(SCANNERS);
  const example = `${work}/example-report.json`;
  if (scanner === undefined) {
    writeFileSync(at(example), exampleReport(service, image, config, new Date()));
    return leftOut(
      `no scanner here (${SCANNERS.join(' or ')}): the gate gets no report. To give it one of this image: npm run pipeline -- ${service} --report FILE; ${example} shows what is in it`,
    );
  }
  if (archive === undefined)
    return leftOut(`${scanner} has no image to scan: the gate gets no report`);
  const report = `${work}/${scanner}.json`;
  const args =
    scanner === 'trivy'
      ? ['image', '--input', archive, '--format', 'json', '--list-all-pkgs', '--output', report]
      : [`docker-archive:${archive}`, '--output', 'json', '--file', report];
  const result = passedIf(await run(scanner, args), report);
  if (result.outcome === 'passed') reports.push(report);
  return result;
}
