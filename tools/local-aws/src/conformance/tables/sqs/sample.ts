import type { Answers, Call } from '../../case.ts';

/** Creates a queue; the first call of a case. */
export const queue = (Attributes: Record<string, string> = {}, QueueName = 'work'): Call => [
  'CreateQueue',
  { QueueName, Attributes },
];

export const fifoQueue = (more: Record<string, string> = {}): Call =>
  queue({ FifoQueue: 'true', ...more }, 'work.fifo');

/** A call on the queue that the first call created. */
export const on = (
  operation: string,
  input: object | ((answers: Answers) => object) = {},
): Call => [
  operation,
  (answers) => ({
    QueueUrl: answers[0]?.['QueueUrl'],
    ...(typeof input === 'function' ? input(answers) : input),
  }),
];

export const send = (MessageBody = 'text', more: object = {}): Call =>
  on('SendMessage', { MessageBody, ...more });

export const receive = (more: object = {}): Call => on('ReceiveMessage', more);

/** The receipt handle of the message that a call of the case received. */
export const handleFrom = (call: number) => (answers: Answers) =>
  (answers[call] as unknown as { Messages: { ReceiptHandle: string }[] }).Messages[0]
    ?.ReceiptHandle;

export const withHandle =
  (call: number, more: object = {}) =>
  (answers: Answers) => ({ ReceiptHandle: handleFrom(call)(answers), ...more });

export const dead = 'arn:aws:sqs:eu-central-1:000000000000:dead';

export const redrive = (more: object = {}): Record<string, string> => ({
  RedrivePolicy: JSON.stringify({ deadLetterTargetArn: dead, maxReceiveCount: 1, ...more }),
});

export const deadQueue: Call = ['CreateQueue', { QueueName: 'dead' }];

export const text = (StringValue: string) => ({ DataType: 'String', StringValue });

export const blob = { DataType: 'Binary', BinaryValue: Buffer.from('AB') };

export const md5OfText = '1cb251ec0d568de6a929b520c4aed8d1';

export const noQueue = {
  error: 'QueueDoesNotExist',
  message: /The specified queue does not exist/,
};
