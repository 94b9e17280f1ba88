import type { HashedFile } from '../hashed-file.ts';
import type { Exception, Revocation } from '../exceptions/exception.ts';
import { EvidenceError } from './evidence-error.ts';
import { DETAILS, type Statement } from './statement.ts';

/** The current exceptions. */
export interface CurrentExceptions {
  readonly exceptions: readonly Exception[];
  readonly revocations: readonly Revocation[];
  /** From the valid files. */
  readonly exceptionFiles: readonly HashedFile[];
}

/**
 * Checks that the exceptions on which evidence rests are still valid: each exists with the same content, has not
 * expired, and is not revoked by a later statement. A changed exception does not count, even if it still covers the
 * finding: the gate must decide again.
 * @throws {EvidenceError}
 */
export function checkExceptions(
  { predicate }: Statement,
  { exceptions, revocations, exceptionFiles }: CurrentExceptions,
  now: Date,
): void {
  const { service, environment, exceptions: used } = predicate[DETAILS];
  for (const { uri, digest, vulnerability } of used) {
    const say = (what: string) =>
      `The evidence rests on the exception ${uri}, which ${what}; gate the image again`;
    const file = exceptionFiles.find(({ sha256 }) => sha256 === digest.sha256)?.file;
    const same = exceptions.filter(
      (each) => each.file === file && each.vulnerability === vulnerability,
    );
    if (same.length === 0)
      throw new EvidenceError('exception-changed', say('was changed or removed since'));
    if (!same.every(({ expires }) => now < expires))
      throw new EvidenceError('exception-expired', say('has expired'));
    const revoked = same.flatMap((each) =>
      revocationFor(each, revocations, service, environment),
    )[0];
    if (revoked)
      throw new EvidenceError(
        'exception-revoked',
        say(`${revoked.file} revokes: it says "${revoked.status}" of ${vulnerability}`),
      );
  }
}

/** Ignores packages and versions: the evidence does not say which of them the exception excused. */
function revocationFor(
  { vulnerability, aliases = [], statedAt }: Exception,
  revocations: readonly Revocation[],
  service: string,
  environment: string,
): Revocation[] {
  if (statedAt === undefined) return [];
  const names = [vulnerability, ...aliases];
  return revocations.filter(
    (each) =>
      each.statedAt >= statedAt &&
      [each.vulnerability, ...(each.aliases ?? [])].some((name) => names.includes(name)) &&
      (each.services?.includes(service) ?? true) &&
      (each.environments?.includes(environment) ?? true),
  );
}
