import type { Notification } from './notification.ts';

/** The parameters of an SNS request, as its form body has them. */
export type SnsParameters = Readonly<Record<string, string>>;

/** What a successful Publish or PublishBatch published, from the request and SNS's answer to it. */
export function publishedBy(parameters: SnsParameters, answer: string, time: Date): Notification[] {
  if (parameters['Action'] === 'Publish')
    return [notification(parameters, '', parameters['TopicArn'], messageIds(answer)[0], time)];
  if (parameters['Action'] !== 'PublishBatch') return [];
  const ids = new Map(
    [...answer.matchAll(/<Id>([^<]*)<\/Id><MessageId>([^<]*)<\/MessageId>/g)].map(
      ([, entryId, messageId]) => [entryId, messageId],
    ),
  );
  return numbered(parameters, 'PublishBatchRequestEntries.member.').flatMap((prefix) => {
    const messageId = ids.get(parameters[`${prefix}Id`]);
    return messageId
      ? [notification(parameters, prefix, parameters['TopicArn'], messageId, time)]
      : [];
  });
}

const messageIds = (answer: string): string[] =>
  [...answer.matchAll(/<MessageId>([^<]*)<\/MessageId>/g)].map(([, id]) => id ?? '');

function notification(
  parameters: SnsParameters,
  prefix: string,
  topicArn = '',
  messageId = '',
  time: Date,
): Notification {
  const subject = parameters[`${prefix}Subject`];
  const attributes = numbered(parameters, `${prefix}MessageAttributes.entry.`).map((entry) => [
    parameters[`${entry}Name`] ?? '',
    parameters[`${entry}Value.StringValue`] ?? parameters[`${entry}Value.BinaryValue`] ?? '',
  ]);
  return {
    messageId,
    topic: topicArn.slice(topicArn.lastIndexOf(':') + 1),
    topicArn,
    message: parameters[`${prefix}Message`] ?? '',
    ...(subject !== undefined && { subject }),
    attributes: Object.fromEntries(attributes),
    time: time.toISOString(),
  };
}

/** The prefixes `start1.`, `start2.`, ... that the parameters have, in this order. */
function numbered(parameters: SnsParameters, start: string): string[] {
  const numbers = Object.keys(parameters)
    .filter((name) => name.startsWith(start))
    .map((name) => Number.parseInt(name.slice(start.length), 10));
  return [...new Set(numbers)].sort((a, b) => a - b).map((number) => `${start}${number}.`);
}
