import { GatehouseError, suggest } from '@gatehouse/service-manifest';

/**
 * Refuses a kind that does not exist. The schemas cannot do so, because Nx shows no labels for a choice that a schema
 * restricts.
 * @throws one line with the allowed kinds
 */
export function refuseUnknownKind(kind: string, kinds: readonly string[]): void {
  if (kinds.includes(kind)) return;
  throw new GatehouseError(
    'GH-NX-003',
    `--kind: must be one of ${kinds.join(', ')}, not "${kind}"${suggest(kind, kinds)}`,
  );
}
