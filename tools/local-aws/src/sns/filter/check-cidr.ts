import { isIP } from 'node:net';
import type { Fail } from './fail.ts';

/**
 * Checks a block of IP addresses.
 * @throws ServiceError
 */
export function checkCidr(value: unknown, fail: Fail): void {
  // AWS's own message names another operator.
  if (typeof value !== 'string') throw fail('prefix match pattern must be a string');
  const [address = '', bits = '', ...rest] = value.split('/');
  if (rest.length > 0 || !value.includes('/')) throw fail("Malformed CIDR, one '/' required");
  if (!/^\d{1,3}$/.test(bits)) throw fail('Malformed CIDR, mask bits must be an integer');
  const family = isIP(address);
  if (!family) throw fail(`Nonstandard IP address: ${address}`);
  if (Number(bits) > (family === 4 ? 32 : 128))
    throw fail('Malformed CIDR, mask bits out of range');
}
