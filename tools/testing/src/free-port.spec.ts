import { once } from 'node:events';
import { createServer } from 'node:net';
import { freePort } from './free-port.ts';

it('finds a port that can be listened on, and that no outgoing connection is given', async () => {
  const port = await freePort();
  expect(port).toBeGreaterThanOrEqual(20_000);
  expect(port).toBeLessThan(32_768);
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  server.close();
});

it('finds different ports for concurrent requests', async () => {
  const ports = await Promise.all(Array.from({ length: 50 }, freePort));
  expect(new Set(ports).size).toBeGreaterThan(45);
});
