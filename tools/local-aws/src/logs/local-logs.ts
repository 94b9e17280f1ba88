import type { ServiceResponse, ServiceRequest } from '../protocol/http-message.ts';
import type { AccountRegion } from '../arn.ts';
import { answerJson } from '../protocol/json-service.ts';
import { LogStore } from './log-store.ts';
import { eventOperations, eventParameters } from './operations/events.ts';
import { groupOperations, groupParameters } from './operations/groups.ts';
import { streamParameters, streamOperations } from './operations/streams.ts';
import { filterEventOperations } from './operations/filter-events.ts';

const operations = {
  ...groupOperations,
  ...streamOperations,
  ...eventOperations,
  ...filterEventOperations,
};

export const logsParameters = { ...groupParameters, ...streamParameters, ...eventParameters };

/** CloudWatch Logs, for tests in the same process. */
export class LocalLogs {
  readonly #store: LogStore;

  constructor(place: AccountRegion) {
    this.#store = new LogStore(place);
  }

  createGroup(name: string): void {
    if (!this.#store.groups.has(name)) this.#store.create(name);
  }

  removeGroup(name: string): void {
    this.#store.groups.delete(name);
  }

  /** Appends lines to a stream; without such a group they are lost, as with the `awslogs` driver. */
  write(group: string, streamName: string, lines: readonly string[]): void {
    const streams = this.#store.groups.get(group)?.streams;
    if (!streams) return;
    const stream = streams.get(streamName) ?? this.#store.createStream(group, streamName);
    const timestamp = Date.now();
    stream.events.push(...lines.map((message) => ({ timestamp, message })));
  }

  /** The lines of a stream; none if it does not exist. */
  read(group: string, stream: string): string[] {
    const events = this.#store.groups.get(group)?.streams.get(stream)?.events ?? [];
    return events.map(({ message }) => message);
  }

  answer(request: ServiceRequest): Promise<ServiceResponse> {
    return answerJson('logs', request, operations, this.#store, logsParameters);
  }
}
