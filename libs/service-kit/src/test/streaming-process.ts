import { Router } from 'express';
import { runService } from '../index.ts';

/** A service with event streams, with and without their own hook, and with upgrades. */
await runService({
  name: 'toy',
  routes: ({ onDrain, onServer, authenticate }) => {
    onServer((server) =>
      server.on('upgrade', async (request, socket) => {
        const { id } = await authenticate(request);
        socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\nhello ${id}`);
      }),
    );
    return Router().get('/events/:end', (request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('data: begin\n\n');
      if (request.params.end === 'hook')
        response.on(
          'close',
          onDrain(() => response.end('data: bye\n\n')),
        );
    });
  },
});
