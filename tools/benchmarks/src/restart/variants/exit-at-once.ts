import { createServer } from 'node:http';
import { port, ready, respond } from '../respond.ts';

const server = createServer(respond);
process.on('SIGTERM', () => process.exit(0));
server.listen(port, '127.0.0.1', ready);
