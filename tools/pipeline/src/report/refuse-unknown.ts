import { GatehouseError } from '@gatehouse/service-manifest';

/**
 * A removed service is known as long as its records exist.
 * @throws with one line that lists the known names
 */
export function refuseUnknown(
  option: string,
  name: string | undefined,
  known: readonly string[],
): void {
  const names = [...new Set(known)].sort();
  if (name === undefined || names.includes(name)) return;
  throw new GatehouseError(
    'GH-RECORDS-004',
    `${option}: "${name}" is neither in this workspace nor in the records; known: ${names.join(', ') || 'none'}`,
  );
}
