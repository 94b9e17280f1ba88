import { Policy } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { registryNamesOf, type Service, type Workspace } from '@gatehouse/service-manifest';
import { GithubRole } from '../delivery/github-role.ts';
import { ManagedPolicies } from '../delivery/managed-policies.ts';
import { permit } from '../delivery/permission.ts';

/** What GitHub takes to gate an image: pulls it, reads its scans, and signs, which the key's policy allows. */
export class GateRole extends GithubRole {
  constructor(scope: Construct, workspace: Workspace, services: readonly Service[]) {
    const names = registryNamesOf(workspace);
    super(scope, 'GateRole', {
      roleName: names.gateRole,
      description: 'Reads scans of images and signs what passes',
      workspace,
      provider: names.arn.oidcProvider,
      jobs: { workflows: ['deliver-service', 'rescan'] },
    });
    permit(new Policy(this, 'Registry', { roles: [this] }), [
      {
        sid: 'LogInAndSeeScans',
        actions: [
          'ecr:GetAuthorizationToken',
          'ecr:GetRegistryScanningConfiguration',
          'inspector2:ListCoverage',
        ],
        resources: ['*'],
        wildcard: 'AWS takes no other resource for these',
      },
    ]);
    new ManagedPolicies(this, services.length, [
      {
        sid: 'PullAndSeeScans',
        actions: [
          'ecr:BatchCheckLayerAvailability',
          'ecr:BatchGetImage',
          'ecr:BatchGetRepositoryScanningConfiguration',
          'ecr:DescribeImageScanFindings',
          'ecr:DescribeImages',
          'ecr:GetDownloadUrlForLayer',
        ],
        resources: services.map(({ name }) => names.arn.repository(name)),
      },
    ]);
  }
}
