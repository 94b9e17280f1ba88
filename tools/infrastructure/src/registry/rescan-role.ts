import { Policy } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { registryNamesOf, type Service, type Workspace } from '@gatehouse/service-manifest';
import { GithubRole } from '../delivery/github-role.ts';
import { ManagedPolicies } from '../delivery/managed-policies.ts';
import { permit } from '../delivery/permission.ts';
import { keepFirstSeen } from './first-seen-permissions.ts';
import { writeRecords } from '../delivery/record-permissions.ts';
import { seeScanning } from './image-permissions.ts';
import { namedInRole } from './repository-permissions.ts';

/**
 * The role in which GitHub's jobs gate running images again: it has the permissions of the gate's role, except to sign.
 */
export class RescanRole extends GithubRole {
  constructor(scope: Construct, workspace: Workspace, services: readonly Service[]) {
    const names = registryNamesOf(workspace);
    super(scope, 'RescanRole', {
      roleName: names.rescanRole,
      description: 'Reads images and their scans, and records findings',
      workspace,
      provider: names.arn.oidcProvider,
      takenBy: 'rescan',
    });
    permit(new Policy(this, 'Registry', { roles: [this] }), [
      seeScanning,
      ...keepFirstSeen(names),
      writeRecords(names, names.recordsPrefix('rescan')),
      { sid: 'Announce', actions: ['sns:Publish'], resources: [names.arn.operationsTopic] },
    ]);
    new ManagedPolicies(this, services.length, namedInRole('rescan', workspace, services));
  }
}
