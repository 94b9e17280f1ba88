import { readFileSync } from 'node:fs';
import { attestationsOf } from '@gatehouse/service-manifest';
import { attestStage } from './attest-stage.ts';
import { containerStage } from './container-stage.ts';
import { gateStage } from './gate-stage.ts';
import { RECORDS } from './records-folder.ts';
import { scanStage } from './scan-stage.ts';
import { smokeTest } from './smoke-test.ts';
import { passed, passedIf } from './stage-results.ts';
import type { Stage } from './stage.ts';
import { startPipelineRun, type PipelineOptions } from './pipeline-run.ts';

/**
 * What happens to a service between its sources and an environment, in order: the commands that the
 * workflows call, against the embedded AWS.
 */
export function stagesOf(options: PipelineOptions): Stage[] {
  const pipelineRun = startPipelineRun(options);
  const { root, service, environment, run, aws, at, bundle, work, evidence } = pipelineRun;
  const { nx, gatehouse } = pipelineRun;
  const subject = ['--service', service, '--environment', environment];
  return [
    {
      name: 'build',
      run: async () => passedIf(await nx('build', service), bundle),
    },
    { name: 'container', run: () => containerStage(pipelineRun) },
    {
      name: 'sbom',
      async run() {
        const { components } = JSON.parse(readFileSync(at(`${bundle}/sbom.cdx.json`), 'utf8')) as {
          components: unknown[];
        };
        return passed(`${components.length} components in ${bundle}/sbom.cdx.json`);
      },
    },
    // Attestations by GitHub need GitHub.
    ...(attestationsOf(aws.workspace) === 'kms'
      ? [
          {
            name: 'attest',
            run: () =>
              attestStage({
                ...{ root, service, workspace: aws.workspace, image: pipelineRun.image, run },
                sbom: { from: `${bundle}/sbom.cdx.json`, to: `${work}/sbom.cdx.json` },
                variables: aws.variables,
              }),
          },
        ]
      : []),
    { name: 'scan', run: () => scanStage(pipelineRun) },
    { name: 'gate', run: () => gateStage(pipelineRun, subject) },
    {
      name: 'promote',
      run: async () =>
        passedIf(
          await gatehouse(
            'promote',
            ...subject,
            '--image',
            pipelineRun.image,
            '--evidence',
            evidence,
          ),
          `in the release repository of ${environment}`,
        ),
    },
    {
      name: 'deploy',
      run: async () =>
        passedIf(
          await gatehouse(
            ...['deploy', ...subject, '--image', pipelineRun.image, '--evidence', evidence],
            ...['--records', RECORDS],
          ),
          `steady in the embedded AWS, ${environment}`,
        ),
    },
    {
      name: 'smoke test',
      run: () => smokeTest({ root, service, environment, run }),
    },
  ];
}
