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
    const age = (since: number) => `(${Math.round(performance.now() - since)} ms)`;
    if (this.#upgrade) return [`${nameOf(this.#upgrade)} upgraded ${age(this.#opened)}`];
    if (this.#requests.length > 0) {
      return this.#requests.map(({ response, since }) => `${nameOf(response.req)} ${age(since)}`);
    }
    return this.isIdle() ? [] : [`incomplete request ${age(this.#opened)}`];
  }
}

function nameOf({ method, url = '' }: IncomingMessage): string {
  const [path = ''] = url.split('?', 1);
  return `${method} ${path.slice(0, MAX_PATH_LENGTH)}`;
}
