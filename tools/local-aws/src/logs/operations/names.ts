import { invalid } from '../check-events.ts';

export const byName = (a: { name: string }, b: { name: string }): number =>
  a.name < b.name ? -1 : 1;

/**
 * The name of a new group or stream.
 * @throws ServiceError if it is invalid
 */
export function checkedName(name: string | undefined): string {
  if (name && /^[^:*]{1,512}$/.test(name)) return name;
  throw invalid('A name must have 1 to 512 characters other than ":" and "*".');
}
