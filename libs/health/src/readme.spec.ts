import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { freePort, startScript, waitFor } from '@gatehouse/testing';

const example = join(import.meta.dirname, 'readme-example.ts');

describe('the example in the README', () => {
  it('is identical to the script that this spec runs', () => {
    const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
    expect(readme).toContain(readFileSync(example, 'utf8'));
  });

  it('becomes ready when its peer is available', async () => {
    const peer = createServer((_request, response) => response.end()).listen(0, '127.0.0.1');
    await once(peer, 'listening');
    const port = await freePort();
    const ORDERS_URL = `http://127.0.0.1:${(peer.address() as AddressInfo).port}`;
    const server = startScript(example, { env: { PORT: String(port), ORDERS_URL } });
    await server.waitForOutput(/listening/);
    const ready = () => fetch(`http://127.0.0.1:${port}/health/ready`);
    await waitFor('readiness', async () => (await ready()).status === 200);
    await server.kill();
    peer.closeAllConnections();
    peer.close();
  });
});
