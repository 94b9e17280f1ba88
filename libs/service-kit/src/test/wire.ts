import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface WireResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const RESPONSE = /^HTTP\/1\.1 (\d{3})[^\r]*\r\n((?:[^\r]+\r\n)*)\r\n/;

/** A bare connection that sends and receives exact bytes. */
export class Wire {
  readonly #socket: Socket;
  readonly #closed: Promise<unknown>;
  #received = '';
  #wasReset = false;
  #more: () => void = () => undefined;

  static async to(port: number): Promise<Wire> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new Wire(socket);
  }

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('latin1').on('data', (text: string) => {
      this.#received += text;
      this.#more();
    });
    socket.on('error', () => (this.#wasReset = true));
    this.#closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
    void this.#closed.then(() => this.#more());
  }

  /** Whether the other side reset the connection instead of ending it. */
  get wasReset(): boolean {
    return this.#wasReset;
  }

  send(text: string | Buffer): this {
    this.#socket.write(text);
    return this;
  }

  /** The next response on this connection; one without Content-Length has no body here. */
  async response(): Promise<WireResponse> {
    for (;;) {
      const [all = '', status, lines = ''] = RESPONSE.exec(this.#received) ?? [];
      if (status !== undefined) {
        const headers = Object.fromEntries(
          lines
            .trimEnd()
            .split('\r\n')
            .map((line) => {
              const [name = '', ...value] = line.split(': ');
              return [name.toLowerCase(), value.join(': ')];
            }),
        );
        const end = all.length + Number(headers['content-length'] ?? 0);
        if (this.#received.length >= end) {
          const body = this.#received.slice(all.length, end);
          this.#received = this.#received.slice(end);
          return { status: Number(status), headers, body };
        }
      }
      if (this.#socket.closed) throw new Error(`closed after "${this.#received}"`);
      await new Promise<void>((resolve) => (this.#more = resolve));
    }
  }

  /** Everything that arrives until the other side closes the connection. */
  async rest(): Promise<string> {
    await this.#closed;
    return this.#received;
  }

  close(): void {
    this.#socket.destroy();
  }
}
