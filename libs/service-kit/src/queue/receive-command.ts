import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';

/** The longest that SQS waits for messages: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html */
const WAIT_S = 20;
/** Of a receive that waits; its response takes a moment more. */
export const RECEIVE_TIMEOUT_MS = (WAIT_S + 5) * 1_000;
/** SQS returns at most ten at once. */
const MOST_MESSAGES = 10;

/** Receives messages of a queue, as many at once, and waiting as long, as SQS allows. */
export const receiveCommand = (url: string): ReceiveMessageCommand =>
  new ReceiveMessageCommand({
    QueueUrl: url,
    MaxNumberOfMessages: MOST_MESSAGES,
    WaitTimeSeconds: WAIT_S,
    MessageAttributeNames: ['All'],
    MessageSystemAttributeNames: ['ApproximateReceiveCount'],
  });
