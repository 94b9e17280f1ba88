import type { Server } from 'node:http';

/** What a variant sends when it is ready for requests. */
export interface Ready {
  /** CPU time of the process until then, user and system, in milliseconds. */
  cpuMs: number;
  /** Resident memory then, bytes. */
  rss: number;
}

/** Runs in the child: listens, and sends what it took. */
export function announceReady(server: Server): void {
  server.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', () => {
    const { user, system } = process.cpuUsage();
    const ready: Ready = { cpuMs: (user + system) / 1_000, rss: process.memoryUsage().rss };
    process.send?.(ready);
  });
  process.on('disconnect', () => process.exit());
}
