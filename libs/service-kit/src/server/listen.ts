import type { Server } from 'node:http';
import { Server as TlsServer } from 'node:tls';

/** Listens on the port of the service. */
export function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** The address of a listening server, for people. */
export function urlOf(server: Server): string {
  const address = server.address();
  const scheme = server instanceof TlsServer ? 'https' : 'http';
  return address !== null && typeof address === 'object'
    ? `${scheme}://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`
    : String(address);
}

/** Why a port cannot be listened on. */
export function describeListenError(error: NodeJS.ErrnoException, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use: stop the process that listens there, or set PORT to another port`;
    case 'EACCES':
      return `Port ${port} is not allowed for this user: set PORT to a port above 1023`;
    default:
      return `Cannot listen on port ${port}: ${error.message}`;
  }
}
