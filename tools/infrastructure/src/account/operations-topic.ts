import { Stack } from 'aws-cdk-lib';
import { AnyPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic, type ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { OPERATIONS_TOPIC } from '@gatehouse/service-manifest';

/**
 * Receives the account's alarms and findings, encrypted. It has no subscriptions: the on-call engineers are not
 * configured in code (`aws sns subscribe --topic-arn ... --protocol email --notification-endpoint ...`).
 */
export class OperationsTopic extends Construct {
  /** Refers to the topic by its ARN only: a rule that knew the key would let EventBridge use it for any topic. */
  readonly topic: ITopic;

  /** @param publishers Names of roles of this account that publish to the topic */
  constructor(scope: Construct, id: string, publishers: readonly string[]) {
    super(scope, id);
    const { account, region, partition } = Stack.of(this);
    const topicArn = `arn:${partition}:sns:${region}:${account}:${OPERATIONS_TOPIC}`;
    const alarms = [new ServicePrincipal('cloudwatch.amazonaws.com')];
    const rules = [new ServicePrincipal('events.amazonaws.com')];
    const ofThisAccount = { 'aws:SourceAccount': account };
    const ofThisTopic = { 'kms:EncryptionContext:aws:sns:topicArn': topicArn };

    // AWS's own key for SNS lets neither alarms nor rules publish.
    const key = new Key(this, 'Key', {
      alias: `alias/${OPERATIONS_TOPIC}`,
      description: 'Notifications to operations',
      enableKeyRotation: true,
    });
    const use = { actions: ['kms:Decrypt', 'kms:GenerateDataKey*'], resources: ['*'] };
    key.addToResourcePolicy(
      new PolicyStatement({
        ...use,
        sid: 'Alarms',
        principals: alarms,
        conditions: { StringEquals: { ...ofThisAccount, ...ofThisTopic } },
      }),
    );
    key.addToResourcePolicy(
      new PolicyStatement({
        ...use,
        sid: 'Rules',
        principals: rules,
        // aws:SourceAccount "is not supported for EventBridge-to-encrypted topics":
        // https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
        conditions: { StringEquals: ofThisTopic },
      }),
    );
    // For the roles that announce deployments, the weekly report and failed re-scans: their own policies allow the
    // topic, but name no key.
    key.addToResourcePolicy(
      new PolicyStatement({
        ...use,
        sid: 'DeploymentsAndReport',
        principals: [new AnyPrincipal()],
        conditions: {
          StringEquals: {
            ...ofThisTopic,
            'kms:CallerAccount': account,
            'kms:ViaService': `sns.${region}.amazonaws.com`,
          },
          ArnLike: {
            'aws:PrincipalArn': publishers.map(
              (role) => `arn:${partition}:iam::${account}:role/${role}`,
            ),
          },
        },
      }),
    );

    const topic = new Topic(this, 'Topic', {
      topicName: OPERATIONS_TOPIC,
      displayName: 'Gatehouse operations',
      masterKey: key,
      enforceSSL: true,
    });
    const publish = { actions: ['sns:Publish'], resources: [topic.topicArn] };
    topic.addToResourcePolicy(
      new PolicyStatement({
        ...publish,
        sid: 'Alarms',
        principals: alarms,
        conditions: { StringEquals: ofThisAccount },
      }),
    );
    // "You can't use Condition blocks in Amazon SNS topic policies for EventBridge":
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
    topic.addToResourcePolicy(new PolicyStatement({ ...publish, sid: 'Rules', principals: rules }));
    this.topic = Topic.fromTopicArn(this, 'Reference', topicArn);
  }
}
