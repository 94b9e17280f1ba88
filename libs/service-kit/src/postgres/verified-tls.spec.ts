import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import pg from 'pg';
import { createAwsClients } from '../aws/aws-clients.ts';
import { selfSignedCertificate } from '../server/self-signed-certificate.ts';
import { connectionSettings } from './connection-settings.ts';

const clients = createAwsClients('eu-central-1', 3_000);
let server: Server;
let received: Buffer[];
const listen = async (respond: (socket: Socket) => unknown) => {
  received = [];
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => respond(socket));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const address = { host: '127.0.0.1', port, database: 'app', local: false };
  return new pg.Client(connectionSettings(address, 'app', clients));
};
beforeAll(() => {
  process.env['AWS_ACCESS_KEY_ID'] = 'local';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'local';
});
afterEach(() => void server.close());
afterAll(() => clients.close());

it('sends nothing to a server on another machine that has no TLS', async () => {
  const client = await listen((socket) => {
    socket.on('data', (data: Buffer) => void received.push(data));
    // What PostgreSQL without TLS responds to the first message.
    socket.write('N');
  });
  await expect(client.connect()).rejects.toThrow('The server does not support SSL connections');
  expect(received).toEqual([]);
});

it('sends nothing to a server whose certificate RDS has not signed', async () => {
  const certificate = await selfSignedCertificate('orders');
  const client = await listen((socket) => {
    socket.write('S');
    new TLSSocket(socket, { isServer: true, ...certificate })
      .on('error', () => undefined)
      .on('data', (data: Buffer) => void received.push(data));
  });
  await expect(client.connect()).rejects.toThrow(/self[- ]signed certificate/);
  expect(received).toEqual([]);
});
