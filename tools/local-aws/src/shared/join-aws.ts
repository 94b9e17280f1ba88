import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { GatehouseError } from '@gatehouse/service-manifest';
import type { Notification } from '../notifications/notification.ts';
import type { Seed } from '../seed/seed.ts';
import { leaseAddress } from './lease-address.ts';
import { onMessage, sendMessage, type AwsMessage } from './messages.ts';

/** An AWS that this process uses together with others. */
export interface JoinedAws {
  readonly url: string;
  /** The id of its process. */
  readonly pid: number;
  /** Creates the resources of a seed that do not exist yet. */
  seed(seed: Seed): Promise<void>;
  /** Port of its PostgreSQL, if a seed has a database. */
  databasePort(): number | undefined;
  onNotification(listener: (notification: Notification) => void): void;
  /** Resolves when it has exited for any reason. */
  readonly ended: Promise<void>;
  /**
   * Leaves the AWS, which then stops if it has no other users; resolves when it has stopped or is known to continue.
   */
  leave(): Promise<void>;
}

/** @returns the AWS of the workspace on this port; "another" means the AWS of another workspace */
export async function joinAws(
  workspace: string,
  port: number,
): Promise<JoinedAws | 'another' | undefined> {
  const socket = connect(leaseAddress(port));
  const ended = new Promise<void>((resolve) => void socket.on('close', () => resolve()));
  socket.on('error', () => undefined);
  const waiting = new Map<number, (error?: string) => void>();
  let databasePort: number | undefined;
  const listeners: ((notification: Notification) => void)[] = [];
  const welcome = new Promise<Extract<AwsMessage, { type: 'welcome' }>>((resolve) =>
    onMessage<AwsMessage>(socket, (message) => {
      if (message.type === 'welcome') resolve(message);
      else if (message.type === 'seeded') {
        databasePort = message.databasePort;
        waiting.get(message.id)?.(message.error);
      } else for (const listener of listeners) listener(message.notification);
    }),
  );
  const found = await Promise.race([welcome, ended]);
  if (!found) return undefined;
  if (found.workspace !== workspace) {
    socket.destroy();
    return 'another';
  }
  sendMessage(socket, { type: 'join' });
  let lastId = 0;
  return {
    url: found.url,
    pid: found.pid,
    ended,
    databasePort: () => databasePort,
    onNotification: (listener) => void listeners.push(listener),
    async seed(seed) {
      const id = ++lastId;
      const seeded = new Promise<string | undefined>((resolve) => waiting.set(id, resolve));
      sendMessage(socket, { type: 'seed', id, seed });
      const error = await Promise.race([seeded, ended.then(() => 'it ended')]);
      waiting.delete(id);
      if (error !== undefined) throw new GatehouseError('GH-LOCAL-001', `local AWS: ${error}`);
    },
    leave: () => end(socket, ended),
  };
}

/** The AWS closes its end at once if it has other users, otherwise when it has stopped. */
async function end(socket: Socket, ended: Promise<void>): Promise<void> {
  if (socket.destroyed) return;
  socket.end();
  await Promise.race([ended, once(socket, 'end')]);
  socket.destroy();
}
