import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/**
 * The address at which an embedded AWS on this port accepts its users. The owner of the TCP port also owns this
 * address, so it may replace one that a killed process left behind.
 */
export function leaseAddress(port: number): string {
  const name = `gatehouse-aws-${userInfo().username}-${port}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}
