import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { stopClock, waitFor } from '@gatehouse/testing';
import { ServerDrain } from '../server-drain.ts';
import { rawClient, type RawClient } from './raw-client.ts';

const servers: Server[] = [];
const clients: RawClient[] = [];

let clock: ReturnType<typeof stopClock> | undefined;

/** Stops the clock until `closeAll`. */
export const stopClockForTest = () => (clock = stopClock());

/** Closes what a test has opened, and lets its clock run again. */
export function closeAll(): void {
  clock?.restart();
  for (const { socket } of clients.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close().closeAllConnections();
}

/** A listening, tracked server, and clients for it. */
export async function listen(server: Server) {
  const drain = new ServerDrain(server);
  const sockets: Socket[] = [];
  server.on('connection', (socket: Socket) => sockets.push(socket));
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = () => {
    const made = rawClient(port);
    clients.push(made);
    return made;
  };
  return { server, drain, port, client, sockets };
}
export const serve = (listener: RequestListener) => listen(createServer(listener));
export const inFlight = (drain: ServerDrain, count: number) =>
  waitFor(`${count} in flight`, () => drain.openRequests().length === count);

export const HOST = 'Host: localhost';
export const GENEROUS_MS = 20_000;
export const ALL_ANSWERED = { cut: [], ended: [] };
export const echo: RequestListener = ({ url }, response) => response.end(`answer to ${url}`);
