import type { Finding } from '../load/source.ts';
import { IDEMPOTENCY } from '../schema/grant-schema.ts';
import type { Manifest } from '../schema/manifest-schema.ts';

/** A service has one table for idempotency keys at most; nobody else's, and laid out by the kit. */
export function idempotencyFindings({ grants = [] }: Manifest): Finding[] {
  const tables = grants.flatMap((grant, at) =>
    'table' in grant && grant.access === IDEMPOTENCY ? [{ grant, at }] : [],
  );
  return tables.flatMap(({ grant, at }, count) => [
    ...(count === 0
      ? []
      : [
          {
            path: ['grants', at, 'access'],
            message: `"${IDEMPOTENCY}" is what grants[${tables[0]!.at}] has already; a service has one such table`,
          },
        ]),
    ...(['key', 'indexes', 'owner'] as const)
      .filter((part) => grant[part] !== undefined)
      .map((part) => ({
        path: ['grants', at, part],
        message: `is not for a table with the access "${IDEMPOTENCY}", which is the kit's alone`,
        atKey: true,
      })),
  ]);
}
