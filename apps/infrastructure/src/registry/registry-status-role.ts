import { Policy } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import {
  REGISTRY,
  registryNamesOf,
  stackArnsOf,
  type Service,
  type Workspace,
} from '@gatehouse/service-manifest';
import { GithubRole } from '../delivery/github-role.ts';
import { ManagedPolicies } from '../delivery/managed-policies.ts';
import { permit } from '../delivery/permission.ts';
import { seeStacks } from '../delivery/status-role.ts';
import { pullAndSeeScans, seeScanning } from './image-permissions.ts';

/** What GitHub takes to scan again what runs: all that the gate may, but to sign. */
export class RegistryStatusRole extends GithubRole {
  constructor(scope: Construct, workspace: Workspace, services: readonly Service[]) {
    const names = registryNamesOf(workspace);
    super(scope, 'StatusRole', {
      roleName: names.statusRole,
      description: 'Reads images, their scans, and the stacks of the registry',
      workspace,
      provider: names.arn.oidcProvider,
      takenBy: 'status',
    });
    permit(new Policy(this, 'Registry', { roles: [this] }), [
      seeScanning,
      seeStacks(stackArnsOf(names, REGISTRY)),
    ]);
    new ManagedPolicies(this, services.length, [pullAndSeeScans(names, services)]);
  }
}
