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
 * The role in which GitHub's jobs gate an image. It pulls the image, reads its scans, records its findings, signs
 * evidence (by the key's policy), and copies a passed image into release repositories, which only this role may write.
 */
export class GateRole extends GithubRole {
  constructor(scope: Construct, workspace: Workspace, services: readonly Service[]) {
    const names = registryNamesOf(workspace);
    super(scope, 'GateRole', {
      roleName: names.gateRole,
      description: 'Reads scans of images, records findings, signs and promotes what passes',
      workspace,
      provider: names.arn.oidcProvider,
      takenBy: 'gate',
    });
    permit(new Policy(this, 'Registry', { roles: [this] }), [
      seeScanning,
      ...keepFirstSeen(names),
      writeRecords(names, names.recordsPrefix('gate')),
    ]);
    new ManagedPolicies(this, services.length, namedInRole('gate', workspace, services));
  }
}
