import { readWorkspace, suggest } from '@gatehouse/service-manifest';

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
