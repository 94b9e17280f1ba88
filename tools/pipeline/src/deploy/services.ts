import { readWorkspace, suggest } from '@gatehouse/service-manifest';

/** Names of all services of the workspace in the current folder, sorted. */
export const serviceNames = (): readonly string[] => readWorkspace(process.cwd()).names;

/** What may have been meant by a name that AWS does not know; empty where it is the name of a service, or nothing can be read. */
export function suggestService(name: string): string {
  try {
    const names = serviceNames();
    return names.includes(name) ? '' : suggest(name, names);
  } catch {
    return '';
  }
}
