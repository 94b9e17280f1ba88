import type { Clock } from '../clock.ts';
import type { Change } from '../data/change.ts';
import { RecordedMap } from '../data/recorded-map.ts';
import { RecordedStore } from '../data/recorded-store.ts';
import { arnOf, type AccountRegion } from '../arn.ts';
import { noSuchQueue } from './errors.ts';
import type { Message, Queue, QueueSettings, Sent } from './model.ts';
import { MoveTasks } from './move-tasks.ts';
import { Polls } from './polls.ts';
import { allChanges, settingsOf } from './queue-changes.ts';

/** All queues, and the receivers that wait for their messages. */
export class QueueStore extends RecordedStore {
  readonly queues: ReadonlyMap<string, Queue>;
  readonly polls: Polls;
  readonly moves: MoveTasks;
  readonly place: AccountRegion;
  readonly clock: Clock;
  readonly #queues = new RecordedMap<Queue>((name, queue) =>
    this.changed('queue', [name], queue && settingsOf(queue)),
  );

  constructor(place: AccountRegion, clock: Clock) {
    super();
    this.queues = this.#queues;
    this.place = place;
    this.clock = clock;
    this.polls = new Polls(clock);
    this.moves = new MoveTasks(this);
  }

  /** Adds an empty queue, or changes the settings of an existing one. */
  put(settings: QueueSettings): void {
    const { name } = settings;
    const existing = this.#queues.get(name);
    this.#queues.set(
      name,
      existing
        ? Object.assign(existing, settings)
        : {
            ...settings,
            messages: new RecordedMap<Message>((id, message) =>
              this.changed('message', [name, id], message),
            ),
            deduplication: new RecordedMap<Sent>((id, sent) =>
              this.changed('sent', [name, id], sent),
            ),
            lastSequence: 0,
          },
    );
  }

  remove({ name }: Queue): void {
    this.#queues.delete(name);
  }

  arnOf(name: string): string {
    return arnOf(this.place, 'sqs', name);
  }

  byArn(arn: string): Queue | undefined {
    const queue = this.queues.get(arn.slice(arn.lastIndexOf(':') + 1));
    return queue?.arn === arn ? queue : undefined;
  }

  /**
   * The queue of a URL. The host is ignored, because this server has several names.
   * @throws ServiceError if there is none
   */
  byUrl(url: string | undefined): Queue {
    const [, account, name = ''] = /([^/]*)\/([^/]*)$/.exec(url ?? '') ?? [];
    const queue = account === this.place.accountId ? this.queues.get(name) : undefined;
    if (!queue) throw noSuchQueue();
    return queue;
  }

  all(): Change[] {
    return allChanges(this.queues);
  }

  apply([kind, [name = '', id = ''], value]: Change): void {
    const queue = this.queues.get(name);
    if (kind === 'queue' && value !== null) this.put(value as QueueSettings);
    else if (kind === 'queue') this.#queues.delete(name);
    const entries: Map<string, unknown> | undefined =
      kind === 'message' ? queue?.messages : kind === 'sent' ? queue?.deduplication : undefined;
    if (value === null) entries?.delete(id);
    else entries?.set(id, value);
    const { sequenceNumber = 0 } = (value ?? {}) as { sequenceNumber?: string };
    if (queue) queue.lastSequence = Math.max(queue.lastSequence, Number(sequenceNumber));
  }
}
