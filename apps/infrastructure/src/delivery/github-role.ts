import { Duration } from 'aws-cdk-lib';
import { Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Workspace } from '@gatehouse/service-manifest';
import { githubTrust, type GithubJobs } from './github-trust.ts';

interface GithubRoleProps {
  readonly roleName: string;
  readonly description: string;
  readonly workspace: Workspace;
  /** ARN of the identity provider of GitHub in the role's account. */
  readonly provider: string;
  readonly jobs: GithubJobs;
}

/** A role that jobs of GitHub take, for an hour at the most. */
export class GithubRole extends Role {
  constructor(
    scope: Construct,
    id: string,
    { roleName, description, workspace, provider, jobs }: GithubRoleProps,
  ) {
    super(scope, id, {
      roleName,
      description,
      assumedBy: githubTrust(workspace, provider, jobs),
      maxSessionDuration: Duration.hours(1),
    });
  }
}
