import { createServer } from 'node:http';
import { createShutdown } from '../index.ts';

/**
 * The process that the specs start and stop. SETTINGS has the settings as JSON. The paths: /slow?ms=N
 * responds after N ms, /stuck never, /stream starts and never ends, /events is an event stream, /crash
 * throws later, /reject rejects without a handler. Upgrades get an echo.
 */
interface ServerProcessOptions {
  drainDelayMs: number;
  requestTimeoutMs: number;
  resourceTimeoutMs: number;
  deadlineMs: number;
  /** Resources by name, with the behaviour of their close. */
  resources: Record<string, 'ok' | 'stuck' | 'throws'>;
}

const { resources, ...options } = JSON.parse(
  process.env['SETTINGS'] ?? '{}',
) as ServerProcessOptions;
const withErrors = (_key: string, value: unknown) => (value instanceof Error ? value.stack : value);
const log = (level: string) => (message: string, fields?: object) =>
  process.stdout.write(`${JSON.stringify({ level, message, ...fields }, withErrors)}\n`);
const logger = { info: log('info'), warn: log('warn'), error: log('error') };

const shutdown = createShutdown({ logger, ...options });
const server = createServer((request, response) => {
  process.stderr.write(`received ${request.url}\n`);
  const url = new URL(request.url ?? '/', 'http://localhost');
  switch (url.pathname) {
    case '/slow':
      setTimeout(() => response.end('slow'), Number(url.searchParams.get('ms')));
      break;
    case '/stuck':
      break;
    case '/stream':
      response.write('begin');
      break;
    case '/events':
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('data: begin\n\n');
      if (url.searchParams.has('hook'))
        response.on(
          'close',
          shutdown.onDrain(() => response.end('data: bye\n\n')),
        );
      break;
    case '/crash':
      setTimeout(() => {
        throw new Error('crashed: the error itself');
      }, 1);
      response.end('crashing');
      break;
    case '/reject':
      void Promise.reject(new Error('rejected: the error itself'));
      response.end('rejecting');
      break;
    default:
      response.end(`state ${shutdown.state}`);
  }
});
server.on('upgrade', (_request, socket) => {
  socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: echo\r\n\r\n');
  socket.pipe(socket);
});
shutdown.server(server);
shutdown.onDrain(() => logger.info('draining'));
for (const [name, behaviour] of Object.entries(resources ?? {})) {
  shutdown.resource(name, () => {
    logger.info(`closing ${name}`);
    if (behaviour === 'throws') throw new Error(`${name} broke`);
    return behaviour === 'stuck' ? new Promise(() => undefined) : undefined;
  });
}
shutdown.onFlush(() => logger.info('flushed'));
shutdown.install();
server.keepAliveTimeout = 65_000;
server.listen(Number(process.env['PORT']), '127.0.0.1', () => logger.info('listening'));
