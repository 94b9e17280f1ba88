import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { bindSbom } from '@gatehouse/container';
import type { Workspace } from '@gatehouse/service-manifest';
import type { RunCommand } from './run-command.ts';
import type { StageResult } from './stage.ts';

export interface AttestInput {
  readonly root: string;
  readonly service: string;
  readonly workspace: Workspace;
  /** REPOSITORY@sha256:..., in the embedded registry. */
  readonly image: string;
  /** Bill of materials of the bundle, and where one that names the image goes; below the workspace. */
  readonly sbom: { readonly from: string; readonly to: string };
  readonly run: RunCommand;
  /** What points commands at the embedded AWS. */
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * Signs provenance and bill of materials with the key of the embedded KMS, and verifies them as the gate's job does.
 * The variables of GitHub's runner are made up: this is the stand-in of a job on main.
 */
export async function attestStage({
  root,
  service,
  workspace,
  image,
  sbom,
  run,
  variables,
}: AttestInput): Promise<StageResult> {
  copyFileSync(join(root, sbom.from), join(root, sbom.to));
  await bindSbom(join(root, sbom.to), service, image.slice(image.lastIndexOf('@') + 1));
  const commit = (await run('git', ['rev-parse', 'HEAD'])).stdout.trim();
  const repository = `${workspace.organisation}/${workspace.repository}`;
  const job = {
    ...variables,
    GITHUB_REPOSITORY: repository,
    GITHUB_WORKFLOW_REF: `${repository}/.github/workflows/deliver.yml@refs/heads/main`,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: '1',
    RUNNER_ENVIRONMENT: 'github-hosted',
  };
  const of = ['--image', image, '--commit', commit];
  for (const [command, ...more] of [['attest', '--sbom', sbom.to], ['provenance']]) {
    const { code } = await run('npx', ['gatehouse', command!, ...of, ...more], job);
    if (code !== 0) return { outcome: 'failed', detail: `${command}: exit code ${code}` };
  }
  return { outcome: 'passed', detail: `signed with the key of the embedded KMS, of ${commit}` };
}
