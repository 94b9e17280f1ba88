import { CfnAnalyzer } from 'aws-cdk-lib/aws-accessanalyzer';
import type { Construct } from 'constructs';
import { REPORT_ROLE, RESCAN_ROLE, stackNameOf, type Account } from '@gatehouse/service-manifest';
import { GatehouseStack, type AccountRegion } from '../gatehouse-stack.ts';
import { AuditAlarms } from './audit-alarms.ts';
import { AuditTrail } from './audit-trail.ts';
import { GithubIdentityProvider } from './github-identity-provider.ts';
import { LogBucket } from './log-bucket.ts';
import { OperationsTopic } from './operations-topic.ts';
import { ResourceHistory } from './resource-history.ts';
import { SecurityFindings } from './security-findings.ts';

/** The resources that exist once in an account, regardless of which parts (registry, environments) it holds. */
export class AccountStack extends GatehouseStack {
  /**
   * @param has Which of them Gatehouse creates; the organisation has the others, or does without
   * @param groups Groups of services; each has its own deploy role
   * @param hasRegistry Whether the account holds the registry, whose weekly report is announced
   */
  constructor(
    scope: Construct,
    place: AccountRegion,
    has: Account,
    hasRegistry = false,
    groups: readonly number[] = [1],
  ) {
    super(scope, stackNameOf.account(place.account), place, {
      description: 'Resources that an account has once: audit trail, findings, operations topic',
      tags: {},
      terminationProtection: true,
    });
    const { topic: operations } = new OperationsTopic(this, 'OperationsTopic', [
      'gatehouse-*-deploy',
      ...(groups.some((group) => group > 1) ? ['gatehouse-*-deploy-*'] : []),
      ...(hasRegistry ? [REPORT_ROLE, RESCAN_ROLE] : []),
    ]);
    const logBucket = has.auditTrail || has.config ? new LogBucket(this, 'LogBucket') : undefined;
    if (has.auditTrail) {
      const { objectEvents } = has;
      const { logGroup } = new AuditTrail(this, 'AuditTrail', {
        accessLogs: logBucket!,
        objectEvents,
      });
      new AuditAlarms(this, 'AuditAlarms', { logGroup, operations });
    }
    const history = has.config
      ? new ResourceHistory(this, 'ResourceHistory', { bucket: logBucket! })
      : undefined;
    const findings = new SecurityFindings(this, 'SecurityFindings', {
      operations,
      hub: has.securityHub,
    });
    if (history) findings.node.addDependency(history);
    if (has.accessAnalyzer) new CfnAnalyzer(this, 'ExternalAccess', { type: 'ACCOUNT' });
    if (has.githubIdentityProvider) new GithubIdentityProvider(this, 'GithubIdentityProvider');
  }
}
