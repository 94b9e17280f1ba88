import type { Server } from 'node:http';

/** What a variant sends when it is ready for requests. */
export interface Ready {
  /** Resident memory then, bytes. */
  rss: number;
}

/** Runs in the child: listens, and says so. */
export function announceReady(server: Server): void {
  server.listen(0, '127.0.0.1', () => {
    const ready: Ready = { rss: process.memoryUsage().rss };
    process.send?.(ready);
  });
  process.on('disconnect', () => process.exit());
}
