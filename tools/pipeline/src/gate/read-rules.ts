import type { HashedFile } from './hashed-file.ts';
import type { Exception, Revocation } from './exceptions/exception.ts';
import { findExceptions } from './exceptions/find-exceptions.ts';
import { readException } from './exceptions/read-exception.ts';
import type { Statements } from './exceptions/vex/statements.ts';
import type { PolicyFile } from './policy/policy-schema.ts';
import { readPolicyFile, readText } from './read-policy-file.ts';

/** The security team's rules. */
export interface Rules {
  readonly policy: PolicyFile;
  readonly policyFile: HashedFile;
  readonly exceptions: readonly Exception[];
  readonly revocations: readonly Revocation[];
  readonly exceptionFiles: readonly (HashedFile & { readonly created?: string | undefined })[];
  /** Problems of exceptions, one line each. */
  readonly invalidExceptions: readonly string[];
  /** Those that could affect a service. */
  readonly invalidFor: (service: string) => readonly string[];
  /** Files and statements without an effect, one line each. */
  readonly idle: readonly string[];
}

/** A problem of a file, and the affected services; undefined: any. */
type Problem = Pick<Statements, 'problems' | 'services'>;

/**
 * Reads policy and exceptions.
 * @param exceptionsFolder May be missing, which means no exceptions.
 * @throws {RuleError} if the policy is missing, duplicated or invalid
 */
export async function readRules(
  policyFile: string,
  exceptionsFolder: string,
  now: Date,
): Promise<Rules> {
  const { policy, file } = await readPolicyFile(policyFile);
  const exceptions: Exception[] = [];
  const revocations: Revocation[] = [];
  const exceptionFiles: Rules['exceptionFiles'][number][] = [];
  const { files, problems: misplaced, idle } = await findExceptions(exceptionsFolder);
  const invalid: Problem[] = misplaced.map((problem) => ({
    problems: [problem],
    services: undefined,
  }));
  for (const each of files) {
    const read = await readText(each);
    if ('problem' in read) {
      invalid.push({ problems: [read.problem], services: undefined });
      continue;
    }
    const found = readException(each, read.text, now);
    exceptions.push(...found.exceptions);
    revocations.push(...found.revocations);
    idle.push(...found.idle);
    if (found.problems.length > 0) invalid.push(found);
    else exceptionFiles.push({ file: each, sha256: read.sha256, created: found.created });
  }
  return {
    policy,
    policyFile: file,
    exceptions,
    revocations,
    exceptionFiles,
    invalidExceptions: invalid.flatMap(({ problems }) => problems),
    invalidFor: (service) =>
      invalid.flatMap(({ problems, services }) =>
        (services?.includes(service) ?? true) ? problems : [],
      ),
    idle,
  };
}
