import { randomUUID } from 'node:crypto';
import type { Draft, Message, Queue } from './model.ts';
import { numberIn } from './queue-attributes.ts';

const deduplicationMs = 300_000;

/** Whether a message was received and is neither deleted nor visible again. */
export const isInFlight = ({ receipt, visibleAt }: Message, now: number): boolean =>
  receipt !== undefined && visibleAt > now;

/** The numbers of visible, in-flight and delayed messages. */
export function countsOf(queue: Queue, now: number) {
  const counts = { visible: 0, inFlight: 0, delayed: 0 };
  forgetExpired(queue, now);
  for (const message of queue.messages.values())
    if (message.visibleAt <= now) counts.visible += 1;
    else if (isInFlight(message, now)) counts.inFlight += 1;
    else counts.delayed += 1;
  return counts;
}

/** Removes messages that are older than the queue's retention. */
export function forgetExpired({ messages, attributes }: Queue, now: number): void {
  const oldest = now - numberIn(attributes, 'MessageRetentionPeriod') * 1000;
  for (const { id, sentAt } of messages.values()) if (sentAt <= oldest) messages.delete(id);
}

/** Adds a new message to the queue; for a duplicate, returns the first one. */
export function enqueue(
  queue: Queue,
  draft: Draft,
  { now, delayMs }: { now: number; delayMs: number },
): Pick<Message, 'id' | 'sequenceNumber'> {
  const key = queue.fifo ? deduplicationKey(queue, draft) : undefined;
  for (const [each, { at }] of queue.deduplication)
    if (at <= now - deduplicationMs) queue.deduplication.delete(each);
  const sent = key === undefined ? undefined : queue.deduplication.get(key);
  if (sent) return sent;
  const message: Message = {
    ...draft,
    id: randomUUID(),
    sentAt: now,
    visibleAt: now + delayMs,
    receiveCount: 0,
    ...(queue.fifo && { sequenceNumber: nextSequence(queue, now) }),
  };
  queue.messages.set(message.id, message);
  const { id, sequenceNumber = '' } = message;
  if (key !== undefined) queue.deduplication.set(key, { id, sequenceNumber, at: now });
  return message;
}

/** Moves a message from another queue into this one as if new: earlier receipts no longer count. */
export function transfer(
  queue: Queue,
  message: Message,
  changed: Partial<Pick<Message, 'id' | 'sentAt' | 'sourceArn'>>,
  now: number,
): void {
  const { receipt: _, firstReceivedAt: __, sequenceNumber: ___, ...rest } = message;
  const moved: Message = {
    ...rest,
    ...changed,
    visibleAt: now,
    receiveCount: 0,
    // In a FIFO queue, the age of the message restarts; in a standard queue, it does not.
    ...(queue.fifo && { sentAt: now, sequenceNumber: nextSequence(queue, now) }),
  };
  queue.messages.set(moved.id, moved);
}

const deduplicationKey = ({ attributes }: Queue, draft: Draft): string =>
  attributes['DeduplicationScope'] === 'messageGroup'
    ? `${draft.groupId}\n${draft.deduplicationId}`
    : String(draft.deduplicationId);

/** Twenty digits that grow with every message, even across restarts. */
export const nextSequence = (queue: { lastSequence: number }, now: number): string => {
  queue.lastSequence = Math.max(queue.lastSequence + 1, now * 1000);
  return String(queue.lastSequence).padStart(20, '0');
};
