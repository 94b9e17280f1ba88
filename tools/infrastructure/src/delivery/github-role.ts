import { Duration } from 'aws-cdk-lib';
import { Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import {
  GITHUB_ROLES,
  sessionMinutesOf,
  type GithubRoleName,
  type Workspace,
} from '@gatehouse/service-manifest';
import { githubTrust } from './github-trust.ts';

interface GithubRoleProps {
  readonly roleName: string;
  readonly description: string;
  readonly workspace: Workspace;
  /** ARN of GitHub's identity provider in the role's account. */
  readonly provider: string;
  /** Who assumes it, as in the table of roles. */
  readonly takenBy: GithubRoleName;
  /** GitHub's environment, where the table requires one. */
  readonly environment?: string;
}

/** A role for GitHub's jobs; its sessions last as long as such a job may run. */
export class GithubRole extends Role {
  constructor(
    scope: Construct,
    id: string,
    { roleName, description, workspace, provider, takenBy, environment }: GithubRoleProps,
  ) {
    const { workflows, inEnvironment } = GITHUB_ROLES[takenBy];
    if (inEnvironment !== (environment !== undefined))
      throw new Error(
        `The role ${takenBy} must be assumed ${inEnvironment ? 'in an' : 'without an'} environment`,
      );
    super(scope, id, {
      roleName,
      description,
      assumedBy: githubTrust(workspace, provider, {
        workflows,
        ...(environment !== undefined && { environment }),
      }),
      maxSessionDuration: Duration.minutes(sessionMinutesOf(takenBy)),
    });
  }
}
