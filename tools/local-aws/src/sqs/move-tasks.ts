import { randomUUID } from 'node:crypto';
import { ServiceError } from '../protocol/service-error.ts';
import type { Queue } from './model.ts';
import { forgetExpired, transfer } from './queue.ts';
import type { QueueStore } from './queue-store.ts';
import type { MoveTask } from './move-task.ts';

/** Tasks that move messages out of dead-letter queues. */
export class MoveTasks {
  readonly #store: QueueStore;
  readonly #tasks: MoveTask[] = [];

  constructor(store: QueueStore) {
    this.#store = store;
  }

  /** The newest first. */
  of(source: Queue): MoveTask[] {
    return this.#tasks.filter((task) => task.source === source).reverse();
  }

  start(
    source: Queue,
    destinationArn: string | undefined,
    perSecond: number | undefined,
  ): MoveTask {
    const now = this.#store.clock.now();
    const toMove = this.#movable(source).length;
    const task: MoveTask = {
      handle: Buffer.from(JSON.stringify({ taskId: randomUUID(), sourceArn: source.arn })).toString(
        'base64',
      ),
      status: 'RUNNING',
      startedAt: now,
      moved: 0,
      ...{ source, destinationArn, perSecond, toMove },
    };
    this.#tasks.push(task);
    this.#store.clock.after(0, () => this.#go(task));
    return task;
  }

  /** @throws ServiceError if no such task is running */
  cancel(handle: string): MoveTask {
    const task = this.#tasks.find((each) => each.handle === handle);
    if (task?.status !== 'RUNNING')
      throw new ServiceError('ResourceNotFoundException', 'Task does not exist.', 404);
    task.status = 'CANCELLED';
    return task;
  }

  #movable(source: Queue) {
    const now = this.#store.clock.now();
    forgetExpired(source, now);
    return [...source.messages.values()].filter(({ visibleAt }) => visibleAt <= now);
  }

  /** Moves the messages of one second, and continues in the next. */
  #go(task: MoveTask): void {
    if (task.status !== 'RUNNING') return;
    const { source, destinationArn, perSecond = Infinity } = task;
    const { clock, polls } = this.#store;
    const movable = this.#movable(source);
    for (const message of movable.slice(0, perSecond)) {
      const target = this.#store.byArn(destinationArn ?? message.sourceArn ?? '');
      if (!target) {
        task.status = 'FAILED';
        task.failure = destinationArn
          ? 'AWS.SimpleQueueService.NonExistentQueue'
          : 'CouldNotDetermineMessageSource';
        return;
      }
      source.messages.delete(message.id);
      transfer(
        target,
        message,
        { id: randomUUID(), sentAt: clock.now(), sourceArn: undefined },
        clock.now(),
      );
      task.moved += 1;
      polls.wake(target);
    }
    if (movable.length <= perSecond) task.status = 'COMPLETED';
    else clock.after(1000, () => this.#go(task));
  }
}
