import { createInterface } from 'node:readline';
import type { Socket } from 'node:net';
import type { Notification } from '../notifications/notification.ts';
import type { Seed } from '../seed/seed.ts';

/** Messages from the AWS to its users: one JSON object a line. */
export type AwsMessage =
  | {
      readonly type: 'welcome';
      readonly workspace: string;
      readonly url: string;
      readonly pid: number;
    }
  | { readonly type: 'notification'; readonly notification: Notification }
  | {
      readonly type: 'seeded';
      readonly id: number;
      readonly error?: string;
      readonly databasePort?: number;
    };

/** Messages from a user. A connection without messages only checks whose AWS it is. */
export type UserMessage =
  { readonly type: 'join' } | { readonly type: 'seed'; readonly id: number; readonly seed: Seed };

export function sendMessage(socket: Socket, message: AwsMessage | UserMessage): void {
  if (!socket.destroyed) socket.write(`${JSON.stringify(message)}\n`);
}

/** Calls `receive` for each message; the other end is the same version of this code. */
export function onMessage<T>(socket: Socket, receive: (message: T) => void): void {
  createInterface({ input: socket })
    // The socket's own: its maker knows.
    .on('error', () => undefined)
    .on('line', (line) => receive(JSON.parse(line) as T));
}
