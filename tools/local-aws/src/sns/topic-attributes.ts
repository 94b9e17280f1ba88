import { invalid } from './errors.ts';

const isJson = (value: string): boolean => {
  try {
    return typeof JSON.parse(value) === 'object';
  } catch {
    return false;
  }
};

const isBoolean = (value: string): boolean => ['true', 'false'].includes(value);

/**
 * Attributes of topics that can be set. Permissions and encryption are stored and returned, but not enforced.
 */
const takes: Readonly<Record<string, (value: string) => boolean>> = {
  DisplayName: (value) => value.length <= 100,
  Policy: isJson,
  KmsMasterKeyId: () => true,
  SignatureVersion: (value) => ['1', '2'].includes(value),
  FifoTopic: isBoolean,
  ContentBasedDeduplication: isBoolean,
  FifoThroughputScope: (value) => ['Topic', 'MessageGroup'].includes(value),
};

const ofFifo = ['ContentBasedDeduplication', 'FifoThroughputScope'];

/**
 * Checks attributes that are set.
 * @param where prefix of the reason in an error
 * @throws ServiceError
 */
export function checkTopicAttributes(
  attributes: Readonly<Record<string, string>>,
  fifo: boolean,
  where = '',
): void {
  for (const [name, value] of Object.entries(attributes)) {
    const accepts = Object.hasOwn(takes, name) ? takes[name] : undefined;
    if (!accepts)
      throw invalid(`${where}${name}: the embedded AWS does not support this attribute of a topic`);
    if (!fifo && ofFifo.includes(name)) throw invalid(`${where}${name}: only for FIFO topics`);
    if (!accepts(value)) throw invalid(`${where}${name}`);
  }
}

/** The default policy allows everything to the owner. */
export const defaultPolicy = (topicArn: string, accountId: string): string =>
  JSON.stringify({
    Version: '2008-10-17',
    Id: '__default_policy_ID',
    Statement: [
      {
        Sid: '__default_statement_ID',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [
          'SNS:GetTopicAttributes',
          'SNS:SetTopicAttributes',
          'SNS:AddPermission',
          'SNS:RemovePermission',
          'SNS:DeleteTopic',
          'SNS:Subscribe',
          'SNS:ListSubscriptionsByTopic',
          'SNS:Publish',
        ],
        Resource: topicArn,
        Condition: { StringEquals: { 'AWS:SourceOwner': accountId } },
      },
    ],
  });

/** How SNS retries deliveries over HTTP by default. */
export const effectiveDeliveryPolicy = JSON.stringify({
  http: {
    defaultHealthyRetryPolicy: {
      minDelayTarget: 20,
      maxDelayTarget: 20,
      numRetries: 3,
      numMaxDelayRetries: 0,
      numNoDelayRetries: 0,
      numMinDelayRetries: 0,
      backoffFunction: 'linear',
    },
    disableSubscriptionOverrides: false,
    defaultRequestPolicy: { headerContentType: 'text/plain; charset=UTF-8' },
  },
});
