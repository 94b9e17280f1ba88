import type { Call } from '../../case.ts';

export const arn = 'arn:aws:sns:eu-central-1:000000000000:news';

export const queueArn = 'arn:aws:sqs:eu-central-1:000000000000:news';

export const topic = (Attributes: Record<string, string> = {}): Call => [
  'CreateTopic',
  { Name: 'news', Attributes },
];

export const fifoArn = `${arn}.fifo`;

export const fifoTopic: Call = [
  'CreateTopic',
  { Name: 'news.fifo', Attributes: { FifoTopic: 'true' } },
];

export const subscribe = (Attributes: Record<string, string> = {}, more: object = {}): Call => [
  'Subscribe',
  { TopicArn: arn, Protocol: 'sqs', Endpoint: queueArn, Attributes, ...more },
];

export const publish = (more: object = {}): Call => [
  'Publish',
  { TopicArn: arn, Message: 'text', ...more },
];

export const text = (StringValue: string) => ({ DataType: 'String', StringValue });

export const blob = { DataType: 'Binary', BinaryValue: Buffer.from('AB') };
