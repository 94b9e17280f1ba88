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
 * Trusts only jobs of this repository's main branch in these workflow files. Each condition excludes one attack. Names
 * can be registered again once they are free, so the numeric ids are checked as well. A branch, a tag, a pull request
 * or a fork has another `ref` and `sub`. Another workflow on main has another `job_workflow_ref`, which is that of the
 * called file for a reusable workflow. `sub` depends on the job: within one workflow, jobs with an environment have the
 * environment in it instead of the branch, so the job that deploys cannot assume the role of the job that builds, and
 * vice versa.
 *
 * A repository has one of two forms of `sub`, depending on its age and settings. Both are accepted, so a change of form
 * locks out no job. https://docs.github.com/en/actions/reference/security/oidc
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
