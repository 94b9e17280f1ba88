import { GatehouseError, type Workspace } from '@gatehouse/service-manifest';
import { MAIN } from './claim.ts';
import type { Job } from './statements.ts';

/**
 * What the runner says of the job, from its variables.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables#default-environment-variables
 * @throws {GatehouseError} `GH-PROVENANCE-003` outside of a job of this repository's main branch
 */
export function jobFromEnv({ organisation, repository }: Workspace, env: NodeJS.ProcessEnv): Job {
  const path = `${organisation}/${repository}`;
  const workflow = required(env, 'GITHUB_WORKFLOW_REF').replace(/@.*$/, '');
  const ref = required(env, 'GITHUB_REF');
  if (required(env, 'GITHUB_REPOSITORY') !== path || !workflow.startsWith(`${path}/`))
    throw new GatehouseError(
      'GH-PROVENANCE-003',
      `This job is of ${env['GITHUB_REPOSITORY']} (${workflow}), and gatehouse.json of ${path}`,
    );
  if (ref !== MAIN)
    throw new GatehouseError(
      'GH-PROVENANCE-003',
      `This job is of ${ref}: images are attested on ${MAIN} only`,
    );
  return {
    ref,
    workflow: workflow.slice(path.length + 1),
    event: required(env, 'GITHUB_EVENT_NAME'),
    runner: required(env, 'RUNNER_ENVIRONMENT'),
    run: required(env, 'GITHUB_RUN_ID'),
    attempt: required(env, 'GITHUB_RUN_ATTEMPT'),
  };
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (value) return value;
  throw new GatehouseError(
    'GH-PROVENANCE-003',
    `${name} is not set: images are attested by jobs of GitHub only`,
  );
}
