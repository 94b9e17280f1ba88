import { readWorkspace, suggest, type Names } from '@gatehouse/service-manifest';

/** Names of all services of the workspace in the current folder, sorted. */
export const serviceNames = (): readonly string[] => readWorkspace(process.cwd()).names;

const MOST_NAMES = 20;

/**
 * What may have been meant by a name that AWS does not know: a similar service of this commit, or all of them. Empty where it
 * is the name of a service, or nothing can be read.
 */
export function suggestService(name: string): string {
  try {
    const names = serviceNames();
    if (names.includes(name)) return '';
    const some = names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES), '…'] : names;
    return suggest(name, names) || `; apps has: ${some.join(', ') || 'no service'}`;
  } catch {
    return '';
  }
}

/** That a service is missing, and where: with the region of another environment, it is not where it was meant to be. */
export const missingService = (names: Place & Pick<Names, 'service'>): string =>
  `there is no service ${names.service} in ${placeText(names)}`;

type Place = Pick<Names, 'cluster' | 'account' | 'region'>;

/** Where a command has looked. */
export const placeText = ({ cluster, account, region }: Place): string =>
  `the cluster ${cluster} (account ${account}, ${region})`;
