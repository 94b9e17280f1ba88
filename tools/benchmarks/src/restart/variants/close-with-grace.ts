import { createServer } from 'node:http';
import closeWithGrace from 'close-with-grace';
import { port, ready, respond } from '../respond.ts';

const server = createServer(respond);
closeWithGrace(async () => {
  await new Promise((resolve) => server.close(resolve));
});
server.listen(port, '127.0.0.1', ready);
