import { ServiceError } from '../protocol/service-error.ts';
import type { Message, Queue } from './model.ts';

/** A receipt handle contains the queue, the message, and the time of the receipt. */
export const receiptHandleOf = ({ arn }: Queue, { id, receipt = '' }: Message): string =>
  Buffer.from([arn, id, receipt].join(' ')).toString('base64');

/**
 * The target of a handle. `message` is undefined if it was deleted; `latest` is false if the message was received again
 * since.
 * @throws ServiceError for an invalid handle of this queue
 */
export function findReceipt(
  queue: Queue,
  handle: string,
): { message: Message | undefined; latest: boolean } {
  const [arn, id = '', receipt, ...rest] = Buffer.from(handle, 'base64').toString().split(' ');
  if (arn !== queue.arn || !receipt || rest.length > 0)
    throw new ServiceError(
      'ReceiptHandleIsInvalid',
      `The input receipt handle "${handle}" is not a valid receipt handle.`,
    );
  const message = queue.messages.get(id);
  return { message, latest: message?.receipt === receipt };
}
