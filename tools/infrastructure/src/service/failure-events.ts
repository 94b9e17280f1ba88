import { CfnRule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { deploymentArnsOf, type ServiceModel } from '@gatehouse/service-manifest';

interface Telling {
  readonly when: string;
  readonly eventPattern: object;
  /** Parts of the event, by the names that the text has for them. */
  readonly parts: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * Tells what no metric does: that a deployment failed, and that a task ended as it should not, with the reason.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_deployment_events.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html
 */
export class FailureEvents extends Construct {
  constructor(scope: Construct, id: string, { name, environment, names, shared }: ServiceModel) {
    super(scope, id);
    const where = `${name} in ${environment}`;
    const tell = (id: string, { when, eventPattern, parts, text }: Telling) =>
      new CfnRule(this, id, {
        description: when,
        eventPattern: { source: ['aws.ecs'], ...eventPattern },
        targets: [
          {
            id: 'operations',
            arn: shared.arn.operationsTopic,
            inputTransformer: { inputPathsMap: parts, inputTemplate: JSON.stringify(text) },
          },
        ],
      });

    tell('Deployment', {
      when: `A deployment of ${where} failed`,
      eventPattern: {
        'detail-type': ['ECS Deployment State Change'],
        resources: [deploymentArnsOf(names).service],
        detail: { eventName: ['SERVICE_DEPLOYMENT_FAILED'] },
      },
      parts: { reason: '$.detail.reason' },
      text: `A deployment of ${where} failed: <reason>`,
    });
    tell('Task', {
      when: `A task of ${where} did not start, was not healthy, or exited with an error`,
      eventPattern: {
        'detail-type': ['ECS Task State Change'],
        detail: {
          clusterArn: [{ suffix: `:cluster/${names.cluster}` }],
          group: [`service:${name}`],
          lastStatus: ['STOPPED'],
          // Not what scaling in, a deployment, a person or Spot ended.
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
      parts: { task: '$.detail.taskArn', reason: '$.detail.stoppedReason' },
      text: `A task of ${where} failed: <reason> (<task>)`,
    });
  }
}
