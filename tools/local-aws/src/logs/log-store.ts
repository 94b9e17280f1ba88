import { arnOf, type AccountRegion } from '../arn.ts';
import { ServiceError } from '../protocol/service-error.ts';

export interface LogEvent {
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly message: string;
}

export interface LogStream {
  readonly name: string;
  readonly createdAt: number;
  events: LogEvent[];
}

export interface LogGroup {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: number;
  readonly streams: Map<string, LogStream>;
}

/** Log groups with their streams and events. */
export class LogStore {
  readonly #place: AccountRegion;
  readonly groups = new Map<string, LogGroup>();

  constructor(place: AccountRegion) {
    this.#place = place;
  }

  create(name: string): void {
    if (this.groups.has(name)) throw alreadyExists('group');
    const arn = arnOf(this.#place, 'logs', `log-group:${name}`);
    this.groups.set(name, { name, arn, createdAt: Date.now(), streams: new Map() });
  }

  /** Finds a group by name or, for some requests, by ARN. */
  group(id: string | undefined): LogGroup {
    const arn = id?.replace(/:\*$/, '');
    const group = [...this.groups.values()].find((each) => each.name === id || each.arn === arn);
    if (!group) throw notFound('group');
    return group;
  }

  createStream(groupId: string | undefined, name: string): LogStream {
    const { streams } = this.group(groupId);
    if (streams.has(name)) throw alreadyExists('stream');
    const stream: LogStream = { name, createdAt: Date.now(), events: [] };
    streams.set(name, stream);
    return stream;
  }

  stream(groupId: string | undefined, name: string | undefined): LogStream {
    const stream = this.group(groupId).streams.get(name ?? '');
    if (!stream) throw notFound('stream');
    return stream;
  }
}

const notFound = (what: string): ServiceError =>
  new ServiceError('ResourceNotFoundException', `The specified log ${what} does not exist.`);

const alreadyExists = (what: string): ServiceError =>
  new ServiceError('ResourceAlreadyExistsException', `The specified log ${what} already exists`);
