import { GatehouseError } from '@gatehouse/service-manifest';

/** Each upgrades a record of its version to the next one. */
const UPGRADES: Readonly<Record<number, (record: object) => object>> = {
  // A hash of all base images does not say which of them an image was built on.
  1: ({ bases: _, ...record }: { readonly bases?: unknown }) => ({ ...record, version: 2 }),
};

/**
 * Converts a record of an older version to the newest one.
 * @param newest The version that this Gatehouse writes.
 * @returns the unchanged document if it has no version
 * @throws with one line if a newer Gatehouse wrote it
 */
export function upgradeRecord(document: unknown, newest: number): unknown {
  let record = document as { readonly version?: unknown };
  if (typeof record !== 'object' || record === null) return document;
  const { version } = record;
  if (typeof version === 'number' && version > newest)
    throw new GatehouseError(
      'GH-RECORDS-001',
      `version: is ${version}, and this Gatehouse reads up to ${newest}; upgrade it`,
    );
  for (;;) {
    const { version: now } = record;
    const upgrade = typeof now === 'number' && now < newest ? UPGRADES[now] : undefined;
    if (upgrade === undefined) return record;
    record = upgrade(record);
  }
}
