import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Load {
  /** Requests that got no complete answer with status 200, and why. */
  failures: string[];
  answered: number;
  /** Sends the requests to another port from now on. */
  switchTo(port: number): void;
  /** Stops sending and waits for the last answers. */
  stop(): Promise<void>;
}

const TICK_MS = 10;
/** Connections, each with a request at a time: none waits for one while the server is too slow. */
const MAX_OPEN = 32;

/**
 * What a load balancer does to a server: so many requests a second, as far as it keeps up, over kept-alive connections,
 * opening a new one after an answer with `Connection: close`. It never sends a request twice.
 */
export function startLoad(port: number, perSecond: number, path: string): Load {
  const agent = new Agent({ keepAlive: true, maxSockets: MAX_OPEN });
  const open = new Set<Promise<void>>();
  let target = port;
  let running = true;
  const load: Load = {
    failures: [],
    answered: 0,
    switchTo: (next) => (target = next),
    async stop() {
      running = false;
      await sender;
      await Promise.all(open);
      agent.destroy();
    },
  };

  function send(): Promise<void> {
    return new Promise((resolve) => {
      const fail = (error: Error) => {
        load.failures.push(error.message);
        resolve();
      };
      const sent = request({ agent, port: target, host: '127.0.0.1', path, method: 'GET' });
      sent.on('error', fail);
      sent.on('response', (response) => {
        response.on('error', fail);
        response.resume().on('end', () => {
          if (response.statusCode === 200 && response.complete) load.answered++;
          else load.failures.push(`status ${response.statusCode}`);
          resolve();
        });
      });
      sent.end();
    });
  }

  async function sendAll(): Promise<void> {
    const started = performance.now();
    let sent = 0;
    while (running) {
      const due = ((performance.now() - started) / 1_000) * perSecond;
      for (; sent < due && open.size < MAX_OPEN; sent++) {
        const one = send().finally(() => open.delete(one));
        open.add(one);
      }
      await sleep(TICK_MS);
    }
  }
  const sender = sendAll();
  return load;
}
