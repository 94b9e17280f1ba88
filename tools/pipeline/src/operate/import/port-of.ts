import type { Loss } from './loss.ts';

/** Other ports need a privilege that Fargate does not grant, or are for clients. */
const LOWEST = 1_024;
const HIGHEST = 49_151;
const DEFAULT = 8_080;

/** The port of the service, and how it differs from the one that was found. */
export function portOf(found: number | undefined): { port: number; losses: Loss[] } {
  if (found !== undefined && found >= LOWEST && found <= HIGHEST)
    return { port: found, losses: [] };
  const what =
    found === undefined
      ? `none is named: the service listens on ${DEFAULT}`
      : `${found} is not allowed (${LOWEST} to ${HIGHEST}): the service listens on ${DEFAULT}`;
  return { port: DEFAULT, losses: [{ path: 'port', what }] };
}
