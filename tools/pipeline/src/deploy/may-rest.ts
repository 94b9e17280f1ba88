import { resolveSettings, type Manifest } from '@gatehouse/service-manifest';

/** Outside production, all tasks may be stopped: manually with a minimum of 0, or by schedule. */
export function mayRest(manifest: Manifest, environment: string): boolean {
  const { min, hours } = resolveSettings(manifest, environment).tasks;
  return min === 0 || hours !== undefined;
}
