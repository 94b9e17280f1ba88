import type { ServiceHistory } from './service-history.ts';

/** The base images of each image. A roll-back deploys an earlier image, possibly in another environment. */
export function basesByImage(places: readonly ServiceHistory[]): Map<string, readonly string[]> {
  const known = new Map<string, readonly string[]>();
  for (const { image, bases } of places.flatMap(({ deployments }) => deployments))
    if (image !== undefined && bases !== undefined) known.set(image, bases);
  return known;
}
