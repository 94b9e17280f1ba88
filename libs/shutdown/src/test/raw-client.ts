import { connect, type Socket } from 'node:net';
import { waitFor } from '@gatehouse/testing';

/** A connection that says exactly what a test wants, and keeps what comes back. */
export interface RawClient {
  socket: Socket;
  send(...lines: string[]): void;
  received(): string;
  /** Resolves as soon as the text has come. */
  waitForText(text: string): Promise<void>;
  /** Resolves when the server has closed the connection, or reset it. */
  closed: Promise<void>;
}

export function rawClient(port: number): RawClient {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.on('error', () => undefined);
  socket.setEncoding('utf8').on('data', (text: string) => (received += text));
  return {
    socket,
    send: (...lines) => void socket.write(lines.map((line) => `${line}\r\n`).join('')),
    received: () => received,
    waitForText: (text) => waitFor(text, () => received.includes(text)).then(() => undefined),
    closed: new Promise((resolve) => socket.on('close', () => resolve())),
  };
}
