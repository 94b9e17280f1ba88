import { Policy } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { registryNamesOf, type Workspace } from '@gatehouse/service-manifest';
import { GithubRole } from '../delivery/github-role.ts';
import { permit } from '../delivery/permission.ts';
import { readRecords, seeRecords } from '../delivery/record-permissions.ts';

/** Prefixes of records and of their copies in segments. */
const READ = ['gate', 'rescan', 'deploy', 'segments'] as const;

/** The role in which GitHub's jobs create the weekly report: it reads all records, writes the page and announces it. */
export class ReportRole extends GithubRole {
  constructor(scope: Construct, workspace: Workspace) {
    const names = registryNamesOf(workspace);
    super(scope, 'ReportRole', {
      roleName: names.reportRole,
      description: 'Reads records, and writes and announces the weekly report',
      workspace,
      provider: names.arn.oidcProvider,
      takenBy: 'report',
    });
    const prefixes = READ.map(names.recordsPrefix);
    const conditions = { StringEquals: { 'aws:ResourceAccount': names.account } };
    permit(new Policy(this, 'Registry', { roles: [this] }), [
      readRecords(names, prefixes),
      seeRecords(names, prefixes),
      {
        sid: 'KeepReport',
        actions: ['s3:PutObject'],
        resources: [`${names.arn.recordsBucket}/${names.recordsPrefix('report')}*`],
        conditions,
        wildcard: 'A report is named after its day',
      },
      { sid: 'Announce', actions: ['sns:Publish'], resources: [names.arn.operationsTopic] },
    ]);
  }
}
