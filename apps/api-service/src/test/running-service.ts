import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  startService as startOnAws,
  type RunningService as Running,
} from '@gatehouse/service-testing';
import { seededSecrets } from '@gatehouse/testing';
import request from 'supertest';
import { apiService } from '../service.ts';
import { startNotificationPeer, type NotificationPeer } from './notification-peer.ts';

/** The folder with the manifest. */
const folder = join(import.meta.dirname, '..', '..');

type Method = 'get' | 'head' | 'post' | 'put' | 'patch' | 'delete';

export interface RunningService extends Running {
  readonly peer: NotificationPeer;
  readonly url: string;
  /** A request with the current API key. */
  call(method: Method, path: string, headers?: Record<string, string>): request.Test;
}

/** The listening service, with its own AWS and its own peer. */
export async function startService(
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningService> {
  const peer = await startNotificationPeer();
  const running = await startOnAws(apiService, folder, {
    environment: {
      RATE_LIMIT_PER_MINUTE: '1000000',
      // On a busy machine, even successful calls take longer than callers wait.
      REQUEST_TIMEOUT_MS: '20000',
      ...environment,
    },
    peers: { 'notification-service': peer.url },
  }).catch(async (error: unknown) => {
    await peer.stop();
    throw error;
  });
  const { server } = running.service;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...running,
    peer,
    url,
    call: (method, path, headers = {}) => {
      const call = request(url)[method](path);
      return call.set({ 'x-api-key': seededSecrets.currentKey, ...headers });
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await running.close();
      await peer.stop();
    },
  };
}
