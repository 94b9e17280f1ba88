import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { repositoriesOf, type Environment, type Workspace } from '@gatehouse/service-manifest';

/**
 * Alerts on a running task with an image that is not from this environment's release repositories. AWS should have
 * denied it, so an execution role has excessive permissions, or the task was started with another role.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html
 */
export class ForeignImages extends Construct {
  constructor(scope: Construct, id: string, workspace: Workspace, { name, names }: Environment) {
    super(scope, id);
    const { release, host } = repositoriesOf(workspace);
    const expected = workspace.registry.previousRepositories ? `${host}/` : release(name, '').uri;
    const rule = new CfnRule(this, 'Rule', {
      description: `A task in ${name} runs an image that the gate has not released to it`,
      eventPattern: {
        source: ['aws.ecs'],
        'detail-type': ['ECS Task State Change'],
        detail: {
          clusterArn: [{ suffix: `:cluster/${names.cluster}` }],
          lastStatus: ['RUNNING'],
          containers: { image: [{ 'anything-but': { prefix: expected } }] },
        },
      },
      targets: [
        {
          id: 'operations',
          arn: names.arn.operationsTopic,
          inputTransformer: {
            inputPathsMap: { task: '$.detail.taskArn', definition: '$.detail.taskDefinitionArn' },
            inputTemplate: JSON.stringify(
              `A task in ${name} runs an image from outside ${expected}: <task>, of <definition>. Treat it as an attack: docs/runbooks/incident.md`,
            ),
          },
        },
      ],
    });
    const alarm = new Alarm(this, 'Alarm', {
      alarmName: `gatehouse-${name}-foreign-image`,
      alarmDescription: `A task in ${name} runs an image from outside ${expected}`,
      metric: new Metric({
        namespace: 'AWS/Events',
        metricName: 'MatchedEvents',
        dimensionsMap: { RuleName: rule.ref },
        statistic: Stats.SUM,
        period: Duration.minutes(1),
      }),
      threshold: 0,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction({ bind: () => ({ alarmActionArn: names.arn.operationsTopic }) });
  }
}
