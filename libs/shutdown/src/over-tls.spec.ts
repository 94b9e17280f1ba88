import { once } from 'node:events';
import { createServer as createTlsServer } from 'node:https';
import { connect as connectTls } from 'node:tls';
import { waitFor } from '@gatehouse/testing';
import { ALL_ANSWERED, closeAll, echo, GENEROUS_MS, HOST, listen } from './test/drained-server.ts';

afterEach(closeAll);

describe('a server over TLS', () => {
  // With a pre-shared key, the test needs no certificate.
  const psk = { ciphers: 'PSK', maxVersion: 'TLSv1.2' as const };
  const key = Buffer.alloc(32);

  it('responds with close, and does not wait for a client that never sent a request', async () => {
    const server = createTlsServer({ ...psk, pskCallback: () => key }, echo as never);
    const { drain, port } = await listen(server);
    const open = async () => {
      const socket = connectTls({
        ...psk,
        port,
        host: '127.0.0.1',
        pskCallback: () => ({ psk: key, identity: 'test' }),
        checkServerIdentity: () => undefined,
      });
      socket.on('error', () => undefined);
      let received = '';
      socket.setEncoding('utf8').on('data', (text: string) => (received += text));
      const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
      await once(socket, 'secureConnect');
      return { socket, closed, received: () => received };
    };
    const [idle, silent, late] = [await open(), await open(), await open()];
    idle.socket.write(`GET /idle HTTP/1.1\r\n${HOST}\r\n\r\n`);
    await waitFor('the answer', () => idle.received().includes('answer to /idle'));
    drain.drain();
    late.socket.write(`GET /late HTTP/1.1\r\n${HOST}\r\n\r\n`);
    await late.closed;
    expect(late.received()).toMatch(/Connection: close[^]*answer to \/late/);
    expect(await drain.close(GENEROUS_MS)).toEqual(ALL_ANSWERED);
    await Promise.all([idle.closed, silent.closed]);
  });
});
