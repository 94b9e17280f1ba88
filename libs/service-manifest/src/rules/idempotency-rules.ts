import { IDEMPOTENCY } from '../schema/table-grant.ts';
import type { Manifest } from '../schema/manifest-schema.ts';
import type { DocumentProblem } from '../source/document-problem.ts';

/**
 * A service has at most one table for idempotency keys; it belongs to no other service, and the kit
 * defines its layout.
 */
export function idempotencyFindings({ grants = [] }: Manifest): DocumentProblem[] {
  const tables = grants.flatMap((grant, at) =>
    'table' in grant && grant.access === IDEMPOTENCY ? [{ grant, at }] : [],
  );
  return tables.flatMap(({ grant, at }, count) => [
    ...(count === 0
      ? []
      : [
          {
            path: ['grants', at, 'access'],
            message: `grants[${tables[0]!.at}] already has the access "${IDEMPOTENCY}"; a service has one such table`,
          },
        ]),
    ...(['delete', 'key', 'indexes', 'ttl', 'owner'] as const)
      .filter((part) => grant[part] !== undefined)
      .map((part) => ({
        path: ['grants', at, part],
        message: `is not allowed for a table with the access "${IDEMPOTENCY}", whose layout the kit defines`,
        atKey: true,
      })),
  ]);
}
