import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { isMainThread, threadId, Worker } from 'node:worker_threads';
import { createLogger } from '../index.ts';

/**
 * The writers that share one stdout: the main thread, WORKERS threads, CHILDREN processes, and
 * console.log in each.
 */
const logger = createLogger({ service: 's', environment: 'e', version: '1', format: 'json' });
const lines = Number(process.env['LINES']);
const writer = `${process.pid}/${threadId}`;

async function logAll(): Promise<void> {
  for (let line = 0; line < lines; line++) {
    // Most lines are short; some are longer than a pipe accepts whole.
    const padding = 'x'.repeat(line % 10 === 0 ? Number(process.env['LONG'] ?? 9_000) : 300);
    logger.info('line', { writer, line, padding });
    // eslint-disable-next-line no-console -- it is what must not tear the lines
    console.log(JSON.stringify({ message: 'printed', writer, line, padding }));
    if (line % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

if (isMainThread && process.env['CHILD'] === undefined) {
  const script = import.meta.filename;
  const workers = Array.from({ length: Number(process.env['WORKERS']) }, () => new Worker(script));
  const children = Array.from({ length: Number(process.env['CHILDREN'] ?? 0) }, () =>
    spawn(process.execPath, [script], {
      stdio: 'inherit',
      env: { ...process.env, CHILD: '1' },
    }),
  );
  await Promise.all([
    logAll(),
    ...workers.map((worker) => once(worker, 'exit')),
    ...children.map((child) => once(child, 'exit')),
  ]);
} else await logAll();
