import { invalid } from '../errors.ts';

/** @throws ServiceError for no names, or too many */
export function checkCount(names: readonly string[]): void {
  if (names.length > 0 && names.length <= 10) return;
  throw invalid(
    `1 validation error detected: Value at 'names' failed to satisfy constraint: Member must have length ${names.length > 10 ? 'less' : 'greater'} than or equal to ${names.length > 10 ? 10 : 1}`,
  );
}
