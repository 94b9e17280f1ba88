/**
 * Lets SNS deliver messages of these topics, including undeliverable ones to the dead letters.
 * https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html
 */
export const fromTopics = (topics: readonly string[], queue: string, account: string) =>
  topics.length === 0
    ? []
    : [
        {
          Sid: 'MessagesOfTopics',
          Effect: 'Allow',
          Principal: { Service: 'sns.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: queue,
          Condition: {
            ArnEquals: { 'aws:SourceArn': topics },
            StringEquals: { 'aws:SourceAccount': account },
          },
        },
      ];
