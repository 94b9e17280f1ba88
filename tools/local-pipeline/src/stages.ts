import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, SCANNERS } from '@gatehouse/container';
import { attestationsOf, buildTagOf, repositoriesOf } from '@gatehouse/service-manifest';
import { attestStage } from './attest-stage.ts';
import { exampleReport } from './example-report.ts';
import { hasEngine } from './has-engine.ts';
import { imageManifest, NO_CONFIG } from './image-manifest.ts';
import type { RunCommand } from './run-command.ts';
import { smokeTest } from './smoke-test.ts';
import { failed, leftOut, passed, passedIf } from './stage-results.ts';
import type { Stage } from './stage.ts';
import type { EnvironmentAws } from './start-aws.ts';

export interface PipelineOptions {
  readonly root: string;
  readonly service: string;
  readonly environment: string;
  /** Reports of scanners, instead of one made here. */
  readonly reports: readonly string[];
  readonly run: RunCommand;
  readonly aws: EnvironmentAws;
}

/** Where the gate and the deployment leave their records, below the workspace; not in Git. */
export const RECORDS = '.gatehouse/records';

/**
 * What happens to a service between its sources and an environment, in order: the commands that the
 * workflows call, against the embedded AWS.
 */
export function stagesOf({
  root,
  service,
  environment,
  run,
  aws,
  ...options
}: PipelineOptions): Stage[] {
  const app = `apps/${service}`;
  const bundle = `${app}/dist/bundle`;
  const work = `${app}/dist/pipeline`;
  const at = (file: string) => join(root, file);
  const repository = repositoriesOf(aws.workspace).build(service);
  // For one command: without its daemon, and without a process for each plugin, which takes seconds to start.
  const nx = (...args: string[]) =>
    run('npx', ['nx', ...args], { NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false' });
  const gatehouse = (...args: string[]) => run('npx', ['gatehouse', ...args], aws.variables);
  mkdirSync(at(work), { recursive: true });

  let archive: string | undefined;
  let image = '';
  let config = NO_CONFIG;
  const reports = [...options.reports];
  const evidence = `${work}/evidence.intoto.json`;
  const subject = ['--service', service, '--environment', environment];

  /** Only pushes the manifest, because no client pulls the layers. */
  async function push(configDigest: string, layers: readonly Buffer[]): Promise<void> {
    config = configDigest;
    const { manifest, digest } = imageManifest(config, layers);
    const { ecr } = await aws.aws.delivery();
    // Of no commit: what is here is what is tried.
    const tag = buildTagOf(`local-${digest.slice('sha256:'.length)}`);
    const registryId = aws.workspace.registry.account;
    ecr.push(repository.name, manifest, { registryId, tag });
    image = `${repository.uri}@${digest}`;
  }

  return [
    {
      name: 'build',
      run: async () => passedIf(await nx('build', service), bundle),
    },
    {
      name: 'container',
      async run() {
        const main = readFileSync(at(`${bundle}/main.mjs`));
        if (!(await hasEngine(run))) {
          await push(NO_CONFIG, [main]);
          return leftOut(`no Docker engine here: the bundle alone stands for it, ${image}`);
        }
        archive = `${work}/image.tar`;
        const built = await nx('container', service, `--save=${archive}`);
        const configDigest = /\bimage=\S+@(sha256:[0-9a-f]{64})/.exec(built.stdout)?.[1];
        if (built.code !== 0 || configDigest === undefined)
          return failed('the image was not built');
        await push(configDigest, [main]);
        return passed(image);
      },
    },
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
                ...{ root, service, workspace: aws.workspace, image, run },
                sbom: { from: `${bundle}/sbom.cdx.json`, to: `${work}/sbom.cdx.json` },
                variables: aws.variables,
              }),
          },
        ]
      : []),
    {
      name: 'scan',
      async run() {
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
            ? [
                'image',
                '--input',
                archive,
                '--format',
                'json',
                '--list-all-pkgs',
                '--output',
                report,
              ]
            : [`docker-archive:${archive}`, '--output', 'json', '--file', report];
        const result = passedIf(await run(scanner, args), report);
        if (result.outcome === 'passed') reports.push(report);
        return result;
      },
    },
    {
      name: 'gate',
      async run() {
        const { code } = await gatehouse(
          ...['gate', ...subject, '--image', image, '--sbom', `${bundle}/sbom.cdx.json`],
          ...reports.flatMap((report) => ['--report', report]),
          ...['--evidence', evidence, '--records', RECORDS],
        );
        if (code === 0) return passed(`evidence in ${evidence}`);
        return code === 1
          ? { outcome: 'blocked', detail: 'by what was found' }
          : { outcome: 'undecided', detail: 'which blocks as well; the gate says why' };
      },
    },
    {
      name: 'promote',
      run: async () =>
        passedIf(
          await gatehouse('promote', ...subject, '--image', image, '--evidence', evidence),
          `in the release repository of ${environment}`,
        ),
    },
    {
      name: 'deploy',
      run: async () =>
        passedIf(
          await gatehouse(
            ...['deploy', ...subject, '--image', image, '--evidence', evidence],
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
