import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/**
 * Where an embedded AWS on this port takes the connections of its users. Who owns the TCP port owns
 * this address as well, so that one which a killed process left behind may be replaced.
 */
export function leaseAddress(port: number): string {
  const name = `gatehouse-aws-${userInfo().username}-${port}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}
