import type { Exception, Revocation } from '../exceptions/exception.ts';

/** Whether a VEX statement has been replaced by a later one about the same subject. */
export function isSuperseded(
  exception: Exception,
  exceptions: readonly Exception[],
  revocations: readonly Revocation[],
): boolean {
  const { statedAt, vulnerability, packages, services } = exception;
  if (statedAt === undefined) return false;
  return [...exceptions, ...revocations].some(
    (later) =>
      later.statedAt !== undefined &&
      later.statedAt > statedAt &&
      later.vulnerability === vulnerability &&
      (later.packages.length === 0 || packages.every((each) => later.packages.includes(each))) &&
      (later.services === undefined ||
        services?.every((each) => later.services?.includes(each)) === true),
  );
}
