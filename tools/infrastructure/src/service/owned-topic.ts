import { CfnTopic, CfnTopicPolicy } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { ServiceModel, TopicGrant } from '@gatehouse/service-manifest';
import { read } from '../parameters.ts';
import { denyInsecure } from './deny-insecure.ts';

/** A topic that belongs to a service. */
export class OwnedTopic extends Construct {
  constructor(scope: Construct, { names, shared }: ServiceModel, { topic }: TopicGrant) {
    super(scope, `topic-${topic}`);
    const { ref } = new CfnTopic(this, 'Topic', {
      topicName: names.topic(topic),
      kmsMasterKeyId: read(this, shared.parameter('data-key-arn')),
    });
    // It replaces the default policy and allows nothing: the roles of this account need only their own policies, and
    // other accounts would need both.
    new CfnTopicPolicy(this, 'Policy', {
      topics: [ref],
      policyDocument: denyInsecure(['sns:Publish', 'sns:Subscribe'], [ref]),
    });
  }
}
