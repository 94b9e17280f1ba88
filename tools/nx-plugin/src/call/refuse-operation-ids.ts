import { GatehouseError } from '@gatehouse/service-manifest';
import type { ClientOperation } from './client-operations.ts';

/** Refuses operations that cannot be methods of the client, or whose types would have the same name. */
export function refuseOperationIds(other: string, operations: readonly ClientOperation[]): void {
  for (const [at, { type, method }] of operations.entries()) {
    if (!/^[A-Za-z_]\w*$/.test(method) || method === 'constructor')
      throw new GatehouseError(
        'GH-NX-007',
        `The operation "${method}" of ${other} cannot be a method of a client; its id must be a word of letters, digits and _, such as readUser`,
      );
    const same = operations.slice(0, at).find((each) => each.type === type);
    if (same)
      throw new GatehouseError(
        'GH-NX-007',
        `The operations "${same.method}" and "${method}" of ${other} would have the same name in a client; change the id of one of them`,
      );
  }
}
