import type { Change } from '../data/change.ts';
import type { Queue, QueueSettings } from './model.ts';

/** The changes that create these queues with their messages. */
export function allChanges(queues: ReadonlyMap<string, Queue>): Change[] {
  return [...queues.values()].flatMap((queue): Change[] => [
    ['queue', [queue.name], settingsOf(queue)],
    ...[...queue.messages].map(([id, message]): Change => ['message', [queue.name, id], message]),
    ...[...queue.deduplication].map(([id, sent]): Change => ['sent', [queue.name, id], sent]),
  ]);
}

/** What is stored of a queue, apart from its messages. */
export function settingsOf(queue: Queue): QueueSettings {
  const { messages: _, deduplication: __, lastSequence: ___, ...settings } = queue;
  return settings;
}
