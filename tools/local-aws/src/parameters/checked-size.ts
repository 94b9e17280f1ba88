import { invalid } from './errors.ts';

/** @throws ServiceError for a number that is out of bounds */
export function checkedSize(size: number | undefined, most: number, initial = most): number {
  if (size === undefined) return initial;
  if (size < 1 || size > most)
    throw invalid(
      `1 validation error detected: Value '${size}' at 'maxResults' failed to satisfy constraint: Member must have value between 1 and ${most}`,
    );
  return size;
}
