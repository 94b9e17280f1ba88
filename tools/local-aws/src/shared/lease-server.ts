import { rmSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { Notification } from '../notifications/notification.ts';
import type { Seed } from '../seed/seed.ts';
import { onMessage, sendMessage, type UserMessage } from './messages.ts';

export interface Lease {
  /** Sends a notification to all users. */
  notify(notification: Notification): void;
  /** Accepts no more users, and closes existing connections. */
  close(): void;
}

export interface LeaseOptions {
  /** See `leaseAddress`. */
  readonly address: string;
  /** Folder of the workspace, by which users identify their AWS. */
  readonly workspace: string;
  readonly url: string;
  readonly seed: (seed: Seed) => Promise<void>;
  /** See `LocalAws`. */
  readonly databasePort?: () => number | undefined;
  /** Called once, when the last user has left, or none came within `graceMs`; then it accepts no users. */
  readonly onUnused?: () => void;
  readonly graceMs?: number;
}

/**
 * Accepts the users of a shared AWS. A user is a connection: the system closes it when its process ends for any reason,
 * so a killed user keeps nothing alive.
 */
export async function offerLease({
  address,
  workspace,
  url,
  seed,
  databasePort = () => undefined,
  onUnused,
  graceMs = 10_000,
}: LeaseOptions): Promise<Lease> {
  const users = new Set<Socket>();
  // Half open, so that the last user's connection ends when the AWS has stopped.
  const server = createServer({ allowHalfOpen: true }, (user) => {
    user.on('error', () => undefined);
    const left = () => {
      const used = users.delete(user);
      if (used && users.size === 0 && onUnused) unused();
      else user.end();
    };
    user.on('end', left).on('close', left);
    onMessage<UserMessage>(user, (message) => {
      if (message.type === 'join') {
        clearTimeout(firstUser);
        users.add(user);
        return;
      }
      const { id, seed: wanted } = message;
      const seeded = (error?: unknown) => {
        const port = databasePort();
        sendMessage(user, {
          type: 'seeded',
          id,
          ...(error instanceof Error && { error: error.message }),
          ...(port !== undefined && { databasePort: port }),
        });
      };
      seed(wanted).then(() => seeded(), seeded);
    });
    sendMessage(user, { type: 'welcome', workspace, url, pid: process.pid });
  });
  let ended = false;
  const unused = () => {
    if (ended || !onUnused) return;
    ended = true;
    server.close();
    onUnused();
  };
  const firstUser = setTimeout(unused, graceMs).unref();
  // A killed process left it: this process owns the TCP port.
  if (process.platform !== 'win32') rmSync(address, { force: true });
  server.listen(address);
  await once(server, 'listening');
  return {
    notify(notification) {
      for (const user of users) sendMessage(user, { type: 'notification', notification });
    },
    close() {
      ended = true;
      clearTimeout(firstUser);
      server.close();
      for (const user of users) user.destroy();
    },
  };
}
