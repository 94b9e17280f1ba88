import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Longer paths are cut short in what is logged. */
const MAX_PATH_LENGTH = 200;

interface OpenRequest {
  readonly response: ServerResponse;
  /** When it came in (performance.now). */
  readonly since: number;
  /** Whether the client wants the connection kept. */
  readonly keepAlive: boolean;
}

/** One connection of an HTTP server with what is in flight on it. */
export class Connection {
  readonly socket: Socket;
  readonly #opened = performance.now();
  /** In the order in which they came; more than one only where the client pipelines. */
  readonly #requests: OpenRequest[] = [];
  #upgrade: IncomingMessage | undefined;
  /** When it was opened, ended a response, or was last found to have received something. */
  #quietSince = performance.now();
  #bytesSeen = 0;
  /** What had been read when the last answer was done: anything beyond is a request on its way. */
  #bytesAnswered = 0;

  constructor(socket: Socket) {
    this.socket = socket;
  }

  begin(response: ServerResponse): void {
    const { shouldKeepAlive: keepAlive } = response;
    this.#requests.push({ response, since: performance.now(), keepAlive });
  }

  end(response: ServerResponse): void {
    // Answers end in the order of their requests, unless a handler gives one up.
    if (this.#requests[0]?.response === response) this.#requests.shift();
    else {
      const index = this.#requests.findIndex((request) => request.response === response);
      if (index !== -1) this.#requests.splice(index, 1);
    }
    this.#bytesAnswered = this.socket.bytesRead;
    this.#quietSince = performance.now();
  }

  /** It speaks another protocol from now on, a WebSocket say. */
  upgrade(request: IncomingMessage): void {
    this.#upgrade = request;
  }

  /**
   * Has the answer say `Connection: close`. Of pipelined ones only the last says so, because Node
   * drops those that come after it.
   */
  announceClose(): void {
    const last = this.#requests.length - 1;
    this.#requests.forEach(({ response, keepAlive }, index) => {
      if (!response.headersSent) response.shouldKeepAlive = keepAlive && index < last;
    });
  }

  /**
   * Ends what never ends by itself, and has no end that could be lost: event streams, and whatever
   * the connection was upgraded to.
   * @returns What was ended, as {@link describe} says it.
   */
  endLongLived(): string[] {
    if (this.#upgrade) {
      if (this.socket.writableEnded) return [];
      this.socket.end();
      this.#quietSince = performance.now();
      return this.describe();
    }
    return this.#requests
      .filter(({ response }) => !response.writableEnded && isEventStream(response))
      .map((request) => {
        request.response.end();
        return describeRequest(request);
      });
  }

  get isUpgraded(): boolean {
    return this.#upgrade !== undefined;
  }

  /** For how many milliseconds nothing has come in, and no response has ended. */
  quietForMs(): number {
    const { bytesRead } = this.socket;
    const now = performance.now();
    if (bytesRead !== this.#bytesSeen) {
      this.#bytesSeen = bytesRead;
      this.#quietSince = now;
    }
    return now - this.#quietSince;
  }

  get isAnswering(): boolean {
    return this.#requests.length > 0;
  }

  /** Whether nothing is in flight, nor on its way in; true before the first request as well. */
  isIdle(): boolean {
    return (
      this.#requests.length === 0 &&
      this.#upgrade === undefined &&
      this.socket.bytesRead === this.#bytesAnswered
    );
  }

  /** Whether an answer is complete, and the client has not taken all of it yet. */
  isSending(): boolean {
    return this.#requests.some(({ response }) => response.writableEnded);
  }

  /** What is in flight, as `GET /path (1234 ms)`; without query strings, where secrets tend to be. */
  describe(): string[] {
    if (this.#upgrade) return [`${nameOf(this.#upgrade)} upgraded ${age(this.#opened)}`];
    if (this.#requests.length > 0) return this.#requests.map(describeRequest);
    return this.isIdle() ? [] : [`incomplete request ${age(this.#opened)}`];
  }
}

const age = (since: number) => `(${Math.round(performance.now() - since)} ms)`;

const describeRequest = ({ response, since }: OpenRequest) =>
  `${nameOf(response.req)} ${age(since)}`;

/**
 * Whether the headers that were sent say so (`getHeader` does not know those that were given to `writeHead`).
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#the-eventsource-interface
 */
function isEventStream(response: ServerResponse): boolean {
  const { _header: sent } = response as ServerResponse & { _header?: string | null };
  return typeof sent === 'string' && /^content-type: *text\/event-stream\b/im.test(sent);
}

function nameOf({ method, url = '' }: IncomingMessage): string {
  const [path = ''] = url.split('?', 1);
  return `${method} ${path.slice(0, MAX_PATH_LENGTH)}`;
}
