import { Agent, request, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SentRequest } from './check-lines.ts';

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body?: object | string;
  readonly key?: string;
  /** Sends a part of the body alone, and leaves. */
  readonly abort?: boolean;
}

export interface Traffic {
  readonly sent: Readonly<Record<string, readonly SentRequest[]>>;
  /** How often each status came, and each error of a connection. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Sends no more, and waits for the last responses. */
  stop(): Promise<void>;
}

/** The outcome of a request whose client left; one that is refused before that has its status. */
const LEFT = 'left';
/** How long a request may stay before its client leaves. */
const ABORT_AFTER_MS = 60;
/** Between the requests of one client. */
const PAUSE_MS = 20;

/**
 * Mixed traffic for both services, from clients that each send one request at a time over kept-alive connections.
 * @param urls By name of the service.
 * @param key The API key at this moment.
 */
export function startTraffic(
  urls: Readonly<Record<string, string>>,
  clients: number,
  key: () => string,
): Traffic {
  const agent = new Agent({ keepAlive: true });
  const sent: Record<string, SentRequest[]> = Object.fromEntries(
    Object.keys(urls).map((name) => [name, []]),
  );
  const outcomes: Record<string, number> = {};
  let running = true;
  let count = 0;

  async function client(): Promise<void> {
    while (running) {
      const at = count++;
      const { service, ...call } = callOf(at, key());
      const id = `soak/${at}`;
      const outcome = await send(agent, urls[service] as string, id, call);
      sent[service]?.push({ id, aborted: outcome === LEFT });
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      await sleep(PAUSE_MS);
    }
  }
  const all = Array.from({ length: clients }, client);
  return {
    sent,
    outcomes,
    async stop() {
      running = false;
      await Promise.all(all);
      agent.destroy();
    },
  };
}

/** What is sent next: each kind in turn. */
function callOf(at: number, key: string): Call & { service: string } {
  const api = { service: 'api-service', key };
  const notify = { service: 'notification-service', key, method: 'POST', path: '/notify' };
  const message = { message: `message ${at}`, topic: 'app-notifications' };
  const user = { email: `user-${at}@example.com`, name: 'Soak' };
  const asset = `/assets/soak-${at % 20}.txt`;
  const kinds: (Call & { service: string })[] = [
    { ...api, method: 'POST', path: '/users', body: user },
    { ...api, method: 'GET', path: '/users?limit=10' },
    { ...notify, body: message },
    { ...api, method: 'PUT', path: asset, body: 'x'.repeat(20_000) },
    { ...api, method: 'GET', path: asset },
    { ...notify, body: message, abort: true },
    { ...api, method: 'POST', path: '/users', body: { email: 'no address' } },
    { ...api, method: 'GET', path: '/users/nobody' },
    { ...api, method: 'GET', path: '/users?limit=10', key: 'wrong' },
    { ...api, method: 'PUT', path: asset, body: 'x'.repeat(20_000), abort: true },
    { ...notify, body: { ...message, topic: 'unknown' } },
    { ...api, method: 'POST', path: '/users', body: user, abort: true },
    { service: 'notification-service', method: 'GET', path: '/openapi.json' },
  ];
  return kinds[at % kinds.length] as Call & { service: string };
}

/** Gives the status, or the code of the error. */
function send(agent: Agent, url: string, id: string, call: Call): Promise<string> {
  const { method, path, body, key, abort } = call;
  const text = typeof body === 'object' ? JSON.stringify(body) : (body ?? '');
  const type = typeof body === 'object' ? 'application/json' : 'text/plain';
  const headers = {
    'user-agent': id,
    ...(key !== undefined && { 'x-api-key': key }),
    ...(body !== undefined && {
      'content-type': type,
      'content-length': Buffer.byteLength(text),
    }),
  };
  return new Promise((resolve) => {
    // A client that leaves takes its connection with it.
    const options = { method, headers, ...(abort ? { agent: false as const } : { agent }) };
    const outgoing = request(`${url}${path}`, options);
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      resolve(abort ? LEFT : (error.code ?? error.message)),
    );
    outgoing.on('response', (response: IncomingMessage) => {
      response.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
      response.resume().on('end', () => resolve(String(response.statusCode)));
    });
    if (!abort) return void outgoing.end(text);
    // The time counts from when the request is on its way: one that never reached the service leaves no line there.
    outgoing.write(text.slice(0, text.length / 2), () => {
      setTimeout(() => outgoing.destroy(), ABORT_AFTER_MS);
    });
  });
}
