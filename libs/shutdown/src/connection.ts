import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Longer paths are truncated in the log. */
const MAX_PATH_LENGTH = 200;

interface OpenRequest {
  /** Time of arrival (performance.now). */
  readonly since: number;
  /** Whether the client wants to keep the connection. */
  readonly keepAlive: boolean;
}

/** One connection of an HTTP server, with its requests in flight. */
export class Connection {
  readonly socket: Socket;
  readonly #opened = performance.now();
  /** In order of arrival; more than one only if the client pipelines. */
  readonly #requests = new Map<ServerResponse, OpenRequest>();
  #upgrade: IncomingMessage | undefined;
  /** Time at which the connection opened, ended a response, or was last found to have received data. */
  #quietSince = performance.now();
  #bytesSeen = 0;
  /** Bytes read when the last response ended: more bytes mean a request on its way. */
  #bytesAtLastResponse = 0;

  constructor(socket: Socket) {
    this.socket = socket;
  }

  /** @returns whether the request is new: a service may emit it again, as another event. */
  begin(response: ServerResponse): boolean {
    if (this.#requests.has(response)) return false;
    const { shouldKeepAlive: keepAlive } = response;
    this.#requests.set(response, { since: performance.now(), keepAlive });
    return true;
  }

  end(response: ServerResponse): void {
    this.#requests.delete(response);
    this.#bytesAtLastResponse = this.socket.bytesRead;
    this.#quietSince = performance.now();
  }

  /** Marks the connection as upgraded to another protocol, such as a WebSocket. */
  upgrade(request: IncomingMessage): void {
    this.#upgrade = request;
  }

  /**
   * Makes the response say `Connection: close`. With pipelining, only the last one says so, because
   * Node drops the requests after it.
   */
  announceClose(): void {
    const last = [...this.#requests.keys()].at(-1);
    for (const [response, { keepAlive }] of this.#requests)
      if (!response.headersSent) response.shouldKeepAlive = keepAlive && response !== last;
  }

  /**
   * Ends connections that never end by themselves and lose nothing by it: event streams and upgraded
   * connections.
   * @returns what was ended, in the format of {@link describe}.
   */
  endLongLived(): string[] {
    if (this.#upgrade) {
      if (this.socket.writableEnded) return [];
      this.socket.end();
      return this.describe();
    }
    return [...this.#requests]
      .filter(([response]) => !response.writableEnded && isEventStream(response))
      .map((request) => {
        request[0].end();
        return describeRequest(request);
      });
  }

  get isUpgraded(): boolean {
    return this.#upgrade !== undefined;
  }

  /** Milliseconds since data last arrived or a response last ended. */
  quietForMs(): number {
    const { bytesRead } = this.socket;
    const now = performance.now();
    if (bytesRead !== this.#bytesSeen) {
      this.#bytesSeen = bytesRead;
      this.#quietSince = now;
    }
    return now - this.#quietSince;
  }

  get isResponding(): boolean {
    return this.#requests.size > 0;
  }

  /** Whether no request is in flight or on its way; true before the first request as well. */
  isIdle(): boolean {
    return !this.isResponding && this.socket.bytesRead === this.#bytesAtLastResponse;
  }

  /** Whether a response is complete but the client has not received all of it. */
  isSending(): boolean {
    return [...this.#requests.keys()].some(({ writableEnded }) => writableEnded);
  }

  /**
   * The requests in flight, as `GET /path (1234 ms)`; without query strings, which may contain secrets.
   */
  describe(): string[] {
    if (this.#upgrade) return [`${nameOf(this.#upgrade)} upgraded ${age(this.#opened)}`];
    if (this.isResponding) return [...this.#requests].map(describeRequest);
    return this.isIdle() ? [] : [`incomplete request ${age(this.#opened)}`];
  }
}

const age = (since: number) => `(${Math.round(performance.now() - since)} ms)`;

const describeRequest = ([{ req }, { since }]: [ServerResponse, OpenRequest]) =>
  `${nameOf(req)} ${age(since)}`;

/**
 * Whether the sent headers say so (`getHeader` does not know headers that were passed to `writeHead`).
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#the-eventsource-interface
 */
function isEventStream(response: ServerResponse): boolean {
  const { _header: sent } = response as ServerResponse & { _header?: string | null };
  return typeof sent === 'string' && /^content-type: *text\/event-stream\b/im.test(sent);
}

function nameOf({ method, url = '' }: IncomingMessage): string {
  const [path = ''] = url.split('?');
  return `${method} ${path.slice(0, MAX_PATH_LENGTH)}`;
}
