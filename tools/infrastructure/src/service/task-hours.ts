import { Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import {
  deploymentArnsOf,
  type ResolvedSettings,
  type ServiceModel,
} from '@gatehouse/service-manifest';

type Hours = NonNullable<ResolvedSettings['tasks']['hours']>;

/**
 * Starts the tasks of a service in the morning and stops them in the evening by setting the desired number. Scaling
 * ignores a service with a desired number of zero:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html
 */
export class TaskHours extends Construct {
  constructor(scope: Construct, id: string, model: ServiceModel, hours: Hours) {
    super(scope, id);
    const { name, names, settings } = model;
    const { account, partition } = Stack.of(this);
    const role = new Role(this, 'Role', {
      description: `Starts and stops the tasks of ${name} by schedule`,
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
      inlinePolicies: {
        SetTasks: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['ecs:UpdateService'],
              resources: [deploymentArnsOf(names).service],
            }),
          ],
        }),
      },
    });
    const set = (what: 'Start' | 'Stop', time: string, desiredCount: number) =>
      new CfnSchedule(this, what, {
        description: `${what}s the tasks of ${name}`,
        scheduleExpression: cronOf(time, hours.days),
        scheduleExpressionTimezone: hours.timezone ?? 'UTC',
        flexibleTimeWindow: { mode: 'OFF' },
        target: {
          arn: `arn:${partition}:scheduler:::aws-sdk:ecs:updateService`,
          roleArn: role.roleArn,
          input: JSON.stringify({
            Cluster: names.cluster,
            Service: names.service,
            DesiredCount: desiredCount,
          }),
          retryPolicy: { maximumRetryAttempts: 5, maximumEventAgeInSeconds: 3_600 },
        },
      });
    set('Start', hours.from, Math.max(1, settings.tasks.min));
    set('Stop', hours.to, 0);
  }
}

const cronOf = (time: string, days: Hours['days'] = 'MON-FRI'): string =>
  `cron(${Number(time.slice(3))} ${Number(time.slice(0, 2))} ? * ${days} *)`;
