import { CfnAnalyzer } from 'aws-cdk-lib/aws-accessanalyzer';
import type { Construct } from 'constructs';
import { REPORT_ROLE, stackNameOf } from '@gatehouse/service-manifest';
import { GatehouseStack, type Place } from '../gatehouse-stack.ts';
import { AuditAlarms } from './audit-alarms.ts';
import { AuditTrail } from './audit-trail.ts';
import { GithubIdentityProvider } from './github-identity-provider.ts';
import { LogBucket } from './log-bucket.ts';
import { OperationsTopic } from './operations-topic.ts';
import { ResourceHistory } from './resource-history.ts';
import { SecurityFindings } from './security-findings.ts';

/** What an account has once, whatever of the registry and the environments is in it. */
export class AccountStack extends GatehouseStack {
  /** @param hasRegistry Whether the registry is in it, whose weekly report is announced. */
  constructor(scope: Construct, place: Place, hasRegistry = false) {
    super(scope, stackNameOf.account(place.account), place, {
      description: 'What an account has once: audit trail, findings, operations topic',
      tags: {},
    });
    const { topic: operations } = new OperationsTopic(this, 'OperationsTopic', [
      'gatehouse-*-deploy',
      ...(hasRegistry ? [REPORT_ROLE] : []),
    ]);
    const logBucket = new LogBucket(this, 'LogBucket');
    const { logGroup } = new AuditTrail(this, 'AuditTrail', { accessLogs: logBucket });
    new AuditAlarms(this, 'AuditAlarms', { logGroup, operations });
    const history = new ResourceHistory(this, 'ResourceHistory', { bucket: logBucket });
    new SecurityFindings(this, 'SecurityFindings', { operations }).node.addDependency(history);
    new CfnAnalyzer(this, 'ExternalAccess', { type: 'ACCOUNT' });
    new GithubIdentityProvider(this, 'GithubIdentityProvider');
  }
}
