import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { HashedFile } from './hashed-file.ts';
import type { PolicyFile } from './policy/policy-schema.ts';
import { readPolicy } from './policy/read-policy.ts';
import { readRegularFile } from './read-regular-file.ts';
import { RuleError } from './rule-error.ts';

/** @throws {RuleError} if the policy is missing, duplicated or invalid */
export async function readPolicyFile(
  file: string,
): Promise<{ policy: PolicyFile; file: HashedFile }> {
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

export async function readText(
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
