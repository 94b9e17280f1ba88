import { invalid } from './errors.ts';
import { parseFilterPolicy } from './filter/check-policy.ts';
import type { FilterPolicy, Scope } from './filter/policy.ts';
import type { TopicStore } from './topic-store.ts';

const names = ['RawMessageDelivery', 'FilterPolicy', 'FilterPolicyScope', 'RedrivePolicy'];

/**
 * Checks all attributes of a subscription.
 * @param where prefix of the reason in an error
 * @returns the filter policy among them
 * @throws ServiceError
 */
export function checkSubscriptionAttributes(
  attributes: Readonly<Record<string, string>>,
  fifoTopic: boolean,
  { surroundings: { sqs } }: TopicStore,
  where: string,
): FilterPolicy | undefined {
  for (const name of Object.keys(attributes))
    if (!names.includes(name))
      throw invalid(
        `${where}${name}: the embedded AWS does not support this attribute of a subscription`,
      );
  const { RawMessageDelivery: raw = 'false', FilterPolicy = '', RedrivePolicy = '' } = attributes;
  const { FilterPolicyScope: scope = 'MessageAttributes' } = attributes;
  if (!['true', 'false'].includes(raw))
    throw invalid(`${where}RawMessageDelivery: Invalid value [${raw}]. Must be true or false.`);
  if (!['MessageAttributes', 'MessageBody'].includes(scope))
    throw invalid(
      `${where}FilterPolicyScope: Invalid value [${scope}]. Please use either MessageBody or MessageAttributes`,
    );
  if (RedrivePolicy) {
    const arn = deadLetterArnOf(RedrivePolicy);
    if (!arn) throw invalid(`${where}RedrivePolicy: must be {"deadLetterTargetArn": "<ARN>"}`);
    const kind = sqs.kindOf(arn);
    if (!kind) throw invalid(`${where}RedrivePolicy: deadLetterTargetArn does not exist: ${arn}`);
    if (kind !== (fifoTopic ? 'fifo' : 'standard') && !(fifoTopic && kind === 'standard'))
      throw invalid(`${where}RedrivePolicy: must use a standard queue as dead-letter queue`);
  }
  return parseFilterPolicy(FilterPolicy, scope as Scope, where);
}

/** The dead-letter queue that a redrive policy names. */
export function deadLetterArnOf(text: string): string | undefined {
  try {
    const policy = JSON.parse(text) as Record<string, unknown> | null;
    const { deadLetterTargetArn: arn, ...rest } = policy ?? {};
    return typeof arn === 'string' && Object.keys(rest).length === 0 ? arn : undefined;
  } catch {
    return undefined;
  }
}
