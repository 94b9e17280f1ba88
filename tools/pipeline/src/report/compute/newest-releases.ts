import { succeeded, type ServiceHistory } from './service-history.ts';

export interface Release {
  readonly image: string;
  /** When it first ran in any environment. */
  readonly at: number;
}

/** The newest release of each service: the image whose first deployment is the latest. */
export function newestReleases(
  places: readonly ServiceHistory[],
): Map<string, Map<string, Release>> {
  const releases = new Map<string, Map<string, Release>>();
  const all = places
    .flatMap(({ deployments }) => deployments)
    .filter((record) => succeeded(record) && record.kind === 'deploy')
    .sort((a, b) => a.at - b.at);
  for (const { service, image, at: when } of all) {
    const known = releases.get(service) ?? new Map<string, Release>();
    releases.set(service, known);
    if (image !== undefined && !known.has(image)) known.set(image, { image, at: when });
  }
  return releases;
}
