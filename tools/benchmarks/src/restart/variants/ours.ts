import { createServer } from 'node:http';
import { createShutdown } from '@gatehouse/shutdown';
import { port, ready, respond } from '../respond.ts';

const server = createServer({ keepAliveTimeout: 65_000 }, respond);
const shutdown = createShutdown({ drainDelayMs: 3_000 });
shutdown.server(server);
shutdown.install();
server.listen(port, '127.0.0.1', ready);
