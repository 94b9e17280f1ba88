import { Policy } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import {
  REGISTRY,
  registryNamesOf,
  stackArnsOf,
  type Workspace,
} from '@gatehouse/service-manifest';
import { GithubRole } from '../delivery/github-role.ts';
import { permit } from '../delivery/permission.ts';
import { seeStacks } from '../delivery/status-role.ts';

/** The read-only role in which GitHub's jobs see what a deployment of the registry's stacks would change. */
export class RegistryStatusRole extends GithubRole {
  constructor(scope: Construct, workspace: Workspace) {
    const names = registryNamesOf(workspace);
    super(scope, 'StatusRole', {
      roleName: names.statusRole,
      description: 'Reads the stacks of the registry',
      workspace,
      provider: names.arn.oidcProvider,
      takenBy: 'status',
    });
    permit(new Policy(this, 'Registry', { roles: [this] }), [
      seeStacks(stackArnsOf(names, REGISTRY)),
    ]);
  }
}
