import { randomUUID } from 'node:crypto';
import type { Message, Queue } from './model.ts';
import { forgetExpired, isInFlight, transfer } from './queue.ts';
import { redrivePolicyOf } from './redrive.ts';

interface Taking {
  readonly now: number;
  readonly most: number;
  readonly visibilityMs: number;
  readonly queueByArn: (arn: string) => Queue | undefined;
}

/**
 * Takes visible messages, oldest first; each is then in flight. A message that was received too often goes to the
 * dead-letter queue instead.
 * @returns the messages, and the dead-letter queue if any went there
 */
export function takeMessages(
  queue: Queue,
  { now, most, visibilityMs, queueByArn }: Taking,
): { taken: Message[]; deadLetters: Queue | undefined } {
  forgetExpired(queue, now);
  const policy = redrivePolicyOf(queue);
  // If the dead-letter queue was deleted, messages stay in this queue.
  const target = policy && queueByArn(policy.deadLetterTargetArn);
  const blocked = queue.fifo ? blockedGroups(queue, now) : new Set();
  const taken: Message[] = [];
  let moved = false;
  for (const message of queue.messages.values()) {
    if (taken.length === most) break;
    if (blocked.has(message.groupId) && queue.fifo) continue;
    if (message.visibleAt > now) {
      // Later messages of the group wait for a delayed one.
      if (queue.fifo) blocked.add(message.groupId);
      continue;
    }
    if (target && message.receiveCount >= policy.maxReceiveCount) {
      queue.messages.delete(message.id);
      transfer(target, message, { sourceArn: queue.arn }, now);
      moved = true;
      continue;
    }
    const received: Message = {
      ...message,
      receipt: randomUUID(),
      receiveCount: message.receiveCount + 1,
      firstReceivedAt: message.firstReceivedAt ?? now,
      visibleAt: now + visibilityMs,
    };
    queue.messages.set(message.id, received);
    taken.push(received);
  }
  return { taken, deadLetters: moved ? target : undefined };
}

const blockedGroups = ({ messages }: Queue, now: number): Set<unknown> =>
  new Set(
    [...messages.values()].filter((each) => isInFlight(each, now)).map((each) => each.groupId),
  );
