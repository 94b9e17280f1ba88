import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SentRequest } from './check-lines.ts';
import { callOf } from './call-of.ts';
import { LEFT, send } from './send.ts';

export interface Traffic {
  readonly sent: Readonly<Record<string, readonly SentRequest[]>>;
  /** How often each status came, and each error of a connection. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Sends no more, and waits for the last responses. */
  stop(): Promise<void>;
}
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
