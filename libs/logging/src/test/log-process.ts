import { existsSync } from 'node:fs';
import { createLogger } from '../index.ts';

/** The process that the sink's specs start: logs LINES lines and exits as ENDING specifies. */
const logger = createLogger({ service: 's', environment: 'e', version: '1', format: 'json' });
const lines = Number(process.env['LINES']);
const padding = (process.env['FILL'] ?? 'x').repeat(Number(process.env['PADDING'] ?? 200));

function logAll(): void {
  for (let line = 0; line < lines; line++) logger.info('line', { line, padding });
}

switch (process.env['ENDING']) {
  case 'exit':
    logAll();
    process.exit(0);
    break;
  case 'exit handler':
    process.on('exit', () => {
      logAll();
      process.stdout.write('{"message":"unfinished"}');
    });
    break;
  case 'throw':
    logAll();
    throw new Error('uncaught');
  case 'reject':
    logAll();
    void Promise.reject(new Error('unhandled'));
    break;
  case 'signal':
    process.on('SIGTERM', () => {
      logAll();
      process.exit(0);
    });
    setInterval(() => undefined, 1_000);
    process.stderr.write('ready\n');
    break;
  case 'slow reader':
    logAll();
    // A blocked event loop does not get here until there is a reader.
    setTimeout(() => process.stderr.write('goes on\n'), 100);
    break;
  case 'stalled reader': {
    // While nothing is read, memory must not grow with the logged lines: 120 times LINES.
    let floods = 0;
    const flood = setInterval(() => {
      logAll();
      if (++floods < 120) return;
      clearInterval(flood);
      const { rss } = process.memoryUsage();
      process.stderr.write(`memory ${Math.round(rss / 1_048_576)}\n`);
      const waiting = setInterval(() => {
        if (!existsSync(String(process.env['END_FILE']))) return;
        clearInterval(waiting);
        logger.info('end');
      }, 10);
    }, 1);
    break;
  }
  case 'gone reader': {
    const forever = setInterval(logAll, 1);
    setTimeout(() => {
      clearInterval(forever);
      process.stderr.write('still here\n');
    }, 300);
    break;
  }
  default:
    logAll();
}
