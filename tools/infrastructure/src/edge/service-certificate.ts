import { Duration } from 'aws-cdk-lib';
import { CfnCertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';

/** ACM renews a certificate at least 45 days before it expires; with fewer days left, the renewal has failed. */
const DAYS_LEFT = 30;

/**
 * The certificate of all services, for their public and their internal names. Its validation records stay in the public
 * hosted zone, so that ACM can renew it.
 */
export class ServiceCertificate extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { name, names, hostedZone }: Environment) {
    super(scope, id);
    const [publicNames, internalNames] = [`*.${names.domain}`, `*.${names.internalDomain}`];
    this.arn = new CfnCertificate(this, 'Certificate', {
      domainName: publicNames,
      subjectAlternativeNames: [internalNames],
      keyAlgorithm: 'RSA_2048',
      validationMethod: 'DNS',
      domainValidationOptions: [publicNames, internalNames].map((domainName) => ({
        domainName,
        hostedZoneId: hostedZone!,
      })),
    }).ref;
    new Alarm(this, 'Expiry', {
      alarmDescription: `The certificate of ${name} was not renewed. Is its validation record still in the hosted zone of ${names.domain}?`,
      metric: new Metric({
        namespace: 'AWS/CertificateManager',
        metricName: 'DaysToExpiry',
        dimensionsMap: { CertificateArn: this.arn },
        statistic: 'Minimum',
        period: Duration.days(1),
      }),
      threshold: DAYS_LEFT,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction({ bind: () => ({ alarmActionArn: names.arn.operationsTopic }) });
  }
}
