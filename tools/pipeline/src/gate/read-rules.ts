import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Exception } from './exceptions/exception.ts';
import { readException } from './exceptions/read-exception.ts';
import type { PolicyFile } from './policy/policy-schema.ts';
import { readPolicy, RuleError } from './policy/read-policy.ts';

/** A file that a decision rests on. */
export interface RuleFile {
  readonly file: string;
  readonly sha256: string;
}

/** What the security team has laid down. */
export interface Rules {
  readonly policy: PolicyFile;
  readonly policyFile: RuleFile;
  readonly exceptions: readonly Exception[];
  readonly exceptionFiles: readonly RuleFile[];
  /** What is wrong with exceptions: a line each. */
  readonly invalidExceptions: readonly string[];
}

/**
 * Reads policy and exceptions.
 * @param exceptionsFolder May be missing: there are none then.
 * @throws {RuleError} where there is no policy, two, or one that is not valid
 */
export async function readRules(
  policyFile: string,
  exceptionsFolder: string,
  now: Date,
): Promise<Rules> {
  const rival = join(dirname(policyFile), 'policy.jsonc');
  if (policyFile !== rival && existsSync(rival) && existsSync(policyFile))
    throw new RuleError([`There are two policies, ${policyFile} and ${rival}; one must go`]);
  const text = await read(policyFile);
  const policy = readPolicy(policyFile, text);
  const exceptions: Exception[] = [];
  const exceptionFiles: RuleFile[] = [];
  const invalidExceptions: string[] = [];
  for (const file of await exceptionsIn(exceptionsFolder)) {
    try {
      const content = await read(file);
      exceptions.push(...readException(file, content, now));
      exceptionFiles.push({ file, sha256: sha256(content) });
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      invalidExceptions.push(...error.problems);
    }
  }
  return {
    policy,
    policyFile: { file: policyFile, sha256: sha256(text) },
    exceptions,
    exceptionFiles,
    invalidExceptions,
  };
}

async function exceptionsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw new RuleError([`${folder}: cannot be read (${error.code})`]);
    },
  );
  return entries
    .filter((entry) => !entry.isDirectory() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new RuleError([
      error.code === 'ENOENT' ? `There is no ${file}` : `${file}: cannot be read (${error.code})`,
    ]);
  });
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
