import { CfnRule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';

interface Telling {
  readonly when: string;
  readonly eventPattern: object;
  /** Parts of the event, by their names in the message. */
  readonly parts: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * Reports what no metric shows: failed deployments, and tasks that ended unexpectedly, with the reason. Two rules serve
 * all services of an environment, because AWS allows 300 in an account.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_deployment_events.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html
 */
export class FailureEvents extends Construct {
  constructor(scope: Construct, id: string, { name, names }: Environment) {
    super(scope, id);
    const { account, region, partition, cluster } = names;
    const tell = (id: string, { when, eventPattern, parts, text }: Telling) =>
      new CfnRule(this, id, {
        description: when,
        eventPattern: { source: ['aws.ecs'], ...eventPattern },
        targets: [
          {
            id: 'operations',
            arn: names.arn.operationsTopic,
            inputTransformer: { inputPathsMap: parts, inputTemplate: JSON.stringify(text) },
          },
        ],
      });

    tell('Deployment', {
      when: `A deployment in ${name} failed`,
      eventPattern: {
        'detail-type': ['ECS Deployment State Change'],
        resources: [{ prefix: `arn:${partition}:ecs:${region}:${account}:service/${cluster}/` }],
        detail: { eventName: ['SERVICE_DEPLOYMENT_FAILED'] },
      },
      parts: { service: '$.resources[0]', reason: '$.detail.reason' },
      text: `A deployment in ${name} failed: <reason> (<service>)`,
    });
    tell('Task', {
      when: `A task in ${name} did not start, was not healthy, or exited with an error`,
      eventPattern: {
        'detail-type': ['ECS Task State Change'],
        detail: {
          clusterArn: [{ suffix: `:cluster/${cluster}` }],
          group: [{ prefix: 'service:' }],
          lastStatus: ['STOPPED'],
          // Excludes tasks that were stopped by scaling in, a deployment, a person or Spot.
          $or: [
            { stopCode: ['TaskFailedToStart'] },
            {
              stopCode: ['EssentialContainerExited'],
              containers: { exitCode: [{ 'anything-but': 0 }] },
            },
            { stoppedReason: [{ prefix: 'Task failed ' }] },
          ],
        },
      },
      parts: {
        service: '$.detail.group',
        task: '$.detail.taskArn',
        reason: '$.detail.stoppedReason',
      },
      text: `A task of <service> in ${name} failed: <reason> (<task>)`,
    });
  }
}
