import { connect, type Socket } from 'node:net';
import { waitFor } from '@gatehouse/testing';

/** A connection that sends exactly the given bytes and keeps the received ones. */
export interface RawClient {
  socket: Socket;
  send(...lines: string[]): void;
  received(): string;
  /** Resolves as soon as the text has arrived. */
  waitForText(text: string): Promise<void>;
  /** Resolves when the server has closed or reset the connection. */
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
