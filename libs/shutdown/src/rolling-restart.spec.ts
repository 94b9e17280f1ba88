import { setTimeout as sleep } from 'node:timers/promises';
import { startLoad, waitFor } from '@gatehouse/testing';
import { startServer } from './test/start-server.ts';

/** How long the load balancer continues to send requests to a server that is shutting down. */
const LATE_MS = 2_000;
/** Longer, to allow for delays on a busy machine. */
const DRAIN_MS = 3_500;

describe('a rolling restart under 300 requests per second', () => {
  it('loses no request, and exits with 0', async () => {
    const [old, fresh] = await Promise.all([
      startServer({ drainDelayMs: DRAIN_MS }),
      startServer(),
    ]);
    const load = startLoad(old.port, 300, '/slow?ms=20');
    await sleep(500);
    old.process.child.kill('SIGTERM');
    await sleep(LATE_MS);
    load.switchTo(fresh.port);
    expect(await old.process.exit).toEqual({ code: 0, signal: null });
    const most = Math.max(load.answered, 300);
    await waitFor('more responses of the new server', () => load.answered > most);
    await load.stop();
    await fresh.process.kill();
    expect(load.failures).toEqual([]);
  });
});
