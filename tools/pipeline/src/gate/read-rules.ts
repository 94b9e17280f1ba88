import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Exception, Revocation } from './exceptions/exception.ts';
import { findExceptions } from './exceptions/find-exceptions.ts';
import { readException } from './exceptions/read-exception.ts';
import type { Statements } from './exceptions/vex/read-vex.ts';
import type { PolicyFile } from './policy/policy-schema.ts';
import { readPolicy } from './policy/read-policy.ts';
import { RuleError } from './rule-error.ts';
import { readRegularFile } from './read-regular-file.ts';

/** A file behind a decision. */
export interface RuleFile {
  readonly file: string;
  readonly sha256: string;
}

/** The security team's rules. */
export interface Rules {
  readonly policy: PolicyFile;
  readonly policyFile: RuleFile;
  readonly exceptions: readonly Exception[];
  readonly revocations: readonly Revocation[];
  readonly exceptionFiles: readonly (RuleFile & { readonly created?: string | undefined })[];
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

/** @throws {RuleError} if the policy is missing, duplicated or invalid */
export async function readPolicyFile(
  file: string,
): Promise<{ policy: PolicyFile; file: RuleFile }> {
  const rival = join(dirname(file), 'policy.jsonc');
  if (file !== rival && existsSync(rival) && existsSync(file))
    throw new RuleError('GH-POLICY-003', [
      `There are two policies, ${file} and ${rival}; remove one`,
    ]);
  if (!existsSync(file)) throw new RuleError('GH-POLICY-003', [`There is no ${file}`]);
  // Unlike an exception, it is named on the command line, and may be a link.
  const read = await readText(await realpath(file), file);
  if ('problem' in read) throw new RuleError('GH-POLICY-003', [read.problem]);
  return { policy: readPolicy(file, read.text), file: { file, sha256: read.sha256 } };
}

async function readText(
  file: string,
  name = file,
): Promise<{ readonly text: string; readonly sha256: string } | { readonly problem: string }> {
  try {
    const bytes = await readRegularFile(file);
    if (!isUtf8(bytes)) return { problem: `${name}: is not UTF-8 text` };
    const text = new TextDecoder().decode(bytes);
    return { text, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    return { problem: `${name}: ${(error as Error).message}` };
  }
}
