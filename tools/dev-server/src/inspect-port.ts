const DEFAULT_INSPECTOR = 9_229;
const DEFAULT_SERVICE = 3_000;
const LAST_PORT = 65_535;

/**
 * Where an editor attaches to a service: each has a port of its own, made from the one in its
 * manifest, so that it stays when services come and go. 3000 has the inspector's usual 9229.
 */
export function inspectPortOf(port: number): number {
  const distance = DEFAULT_INSPECTOR - DEFAULT_SERVICE;
  return port + distance <= LAST_PORT ? port + distance : port - distance;
}
