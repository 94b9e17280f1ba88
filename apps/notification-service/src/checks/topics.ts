import { GetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import type { DependencyCheck } from '@gatehouse/service-kit';
import type { Configuration } from '../configuration.ts';

/** Checks that each topic is reachable. */
export const topics: DependencyCheck<Configuration> = ({ aws, configuration }) => {
  const sns = aws.client(SNSClient);
  return {
    name: 'sns',
    async run(abortSignal) {
      for (const TopicArn of configuration.TOPIC_ARNS.values())
        await sns.send(new GetTopicAttributesCommand({ TopicArn }), { abortSignal });
    },
  };
};
