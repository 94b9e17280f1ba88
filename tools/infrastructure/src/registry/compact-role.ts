import { Policy } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { registryNamesOf, type Workspace } from '@gatehouse/service-manifest';
import { GithubRole } from '../delivery/github-role.ts';
import { permit } from '../delivery/permission.ts';
import { readRecords, seeRecords } from '../delivery/record-permissions.ts';

/** The role in which GitHub's jobs copy records into segments: it reads all records, and creates only segments. */
export class CompactRole extends GithubRole {
  constructor(scope: Construct, workspace: Workspace) {
    const names = registryNamesOf(workspace);
    super(scope, 'CompactRole', {
      roleName: names.compactRole,
      description: 'Copies records into segments',
      workspace,
      provider: names.arn.oidcProvider,
      takenBy: 'compact',
    });
    const prefixes = (['gate', 'rescan', 'deploy', 'segments'] as const).map(names.recordsPrefix);
    permit(new Policy(this, 'Registry', { roles: [this] }), [
      readRecords(names, prefixes),
      seeRecords(names, prefixes),
      {
        sid: 'WriteSegments',
        actions: ['s3:PutObject'],
        resources: [`${names.arn.recordsBucket}/${names.recordsPrefix('segments')}*`],
        conditions: { StringEquals: { 'aws:ResourceAccount': names.account } },
        wildcard: 'Segments are numbered',
      },
    ]);
  }
}
