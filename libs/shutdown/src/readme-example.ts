import { createServer } from 'node:http';
import { createShutdown } from '@gatehouse/shutdown';

const server = createServer((_request, response) => response.end('hello\n'));
const database = { close: async () => console.log('database closed') };

const shutdown = createShutdown({ logger: console, drainDelayMs: 0 });
shutdown.server(server);
shutdown.resource('database', () => database.close());
shutdown.install();

server.listen(Number(process.env['PORT']), () => console.log('listening'));
