import type { Manifest } from '@gatehouse/service-manifest';

const FIRST_PORT = 3_000;

/** The first port that no service has. */
export function freePort(manifests: ReadonlyMap<string, Manifest>): number {
  const taken = new Set([...manifests.values()].map(({ port }) => port));
  let port = FIRST_PORT;
  while (taken.has(port)) port++;
  return port;
}
