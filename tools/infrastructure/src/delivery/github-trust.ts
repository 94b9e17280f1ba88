import { WebIdentityPrincipal } from 'aws-cdk-lib/aws-iam';
import { GITHUB_ISSUER, type Workspace } from '@gatehouse/service-manifest';

export interface GithubJobs {
  /** Files in `.github/workflows`. */
  readonly workflows: readonly string[];
  /** GitHub's environment, whose protection rules a job passes first. Default: jobs without one */
  readonly environment?: string;
}

const MAIN = 'refs/heads/main';

/**
 * Jobs of this repository's main branch, in these workflow files, and nothing else. Each condition stands for
 * a way in: the names may be taken over by somebody once they are free, so the numbers count as well; a
 * branch, a tag, a pull request or a fork has another `ref` and `sub`; another workflow on main has another
 * `job_workflow_ref`, which is that of the called file where a workflow calls another. `sub` is a matter of
 * the job: within one workflow, jobs with an environment have it there instead of the branch, so that the job
 * that deploys cannot take the role of the one that builds, nor the other way round.
 *
 * A repository has one of two forms of `sub`, by its age and settings; with both, no change of it locks out anybody.
 * https://docs.github.com/en/actions/reference/security/oidc
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
export function githubTrust(
  { organisation, organisationId, repository, repositoryId }: Workspace,
  provider: string,
  { workflows, environment }: GithubJobs,
): WebIdentityPrincipal {
  const job = environment === undefined ? `ref:${MAIN}` : `environment:${environment}`;
  const claims = {
    aud: 'sts.amazonaws.com',
    sub: [
      `repo:${organisation}/${repository}:${job}`,
      `repo:${organisation}@${organisationId}/${repository}@${repositoryId}:${job}`,
    ],
    repository_owner_id: `${organisationId}`,
    repository_id: `${repositoryId}`,
    ref: MAIN,
    job_workflow_ref: workflows.map(
      (workflow) => `${organisation}/${repository}/.github/workflows/${workflow}.yml@${MAIN}`,
    ),
  };
  return new WebIdentityPrincipal(provider, {
    StringEquals: Object.fromEntries(
      Object.entries(claims).map(([claim, value]) => [`${GITHUB_ISSUER}:${claim}`, value]),
    ),
  });
}
