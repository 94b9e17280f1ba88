import { createServer } from 'node:http';
import { createTerminus } from '@godaddy/terminus';
import { port, ready, respond } from '../respond.ts';

const server = createServer(respond);
createTerminus(server, { signal: 'SIGTERM' });
server.listen(port, '127.0.0.1', ready);
