import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a measured server answers when it is asked for its usage. */
export interface Usage {
  /** CPU time of the process since it started, user and system, in microseconds. */
  cpuMicroseconds: number;
}

/**
 * Runs in the child: sends the port, answers "usage", and ends with the benchmark that started it.
 * Load is measured from outside; this adds nothing to a request.
 */
export function announce(port: number): void {
  process.on('message', (message) => {
    if (message !== 'usage') return;
    const { user, system } = process.cpuUsage();
    const usage: Usage = { cpuMicroseconds: user + system };
    process.send?.(usage);
  });
  process.on('disconnect', () => process.exit());
  process.send?.({ port });
}

/** {@link announce} for a plain server that is not listening yet. */
export function listenAndAnnounce(server: Server): void {
  server.listen(0, '127.0.0.1', () => announce((server.address() as AddressInfo).port));
}
