import { createLogger } from '../index.ts';

/** The process that the sink's specs start: logs LINES lines and ends the way that ENDING says. */
const logger = createLogger({ service: 's', environment: 'e', version: '1', format: 'json' });
const lines = Number(process.env['LINES']);
const padding = 'x'.repeat(200);

function logAll(): void {
  for (let line = 0; line < lines; line++) logger.info('line', { line, padding });
}

switch (process.env['ENDING']) {
  case 'exit':
    logAll();
    process.exit(0);
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
    // An event loop that is held up until somebody reads does not get here.
    setTimeout(() => process.stderr.write('goes on\n'), 100);
    break;
  case 'stalled reader': {
    // As long as nothing is read, memory must not grow with what is logged.
    const flood = setInterval(logAll, 1);
    setTimeout(() => {
      clearInterval(flood);
      const { rss } = process.memoryUsage();
      process.stderr.write(`memory ${Math.round(rss / 1_048_576)}\n`);
      setTimeout(() => logger.info('end'), 1_500);
      setTimeout(() => undefined, 2_000);
    }, 1_500);
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
