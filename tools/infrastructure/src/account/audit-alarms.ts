import { Duration, Stack } from 'aws-cdk-lib';
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { FilterPattern, type LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** Audit trail events that an engineer should look at immediately. */
export class AuditAlarms extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { logGroup, operations }: { logGroup: LogGroup; operations: ITopic },
  ) {
    super(scope, id);
    const { account } = Stack.of(this);
    const watched = [
      {
        name: 'RootUse',
        // From the CIS AWS Foundations Benchmark: https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-1
        pattern:
          '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
        threshold: 1,
        description: 'The root user of the account was used',
      },
      {
        name: 'DeniedCalls',
        // Excludes outsiders who guess our bucket names: they have no account here.
        pattern: `{ ($.errorCode = "*UnauthorizedOperation" || $.errorCode = "AccessDenied*") && $.userIdentity.accountId = "${account}" }`,
        threshold: 20,
        description:
          'A principal of the account was denied access more often than mistakes can explain',
      },
    ];
    for (const { name, pattern, threshold, description } of watched) {
      const filter = logGroup.addMetricFilter(name, {
        filterPattern: FilterPattern.literal(pattern),
        metricNamespace: 'Gatehouse/Audit',
        metricName: name,
      });
      filter
        .metric({ statistic: 'Sum', period: Duration.minutes(5) })
        .createAlarm(this, name, {
          alarmDescription: `${description}: search ${logGroup.logGroupName} for it`,
          threshold,
          evaluationPeriods: 1,
          comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
          treatMissingData: TreatMissingData.NOT_BREACHING,
        })
        .addAlarmAction(new SnsAction(operations));
    }
  }
}
