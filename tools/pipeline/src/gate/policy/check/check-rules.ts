import { ManifestError } from '@gatehouse/service-manifest';
import type { Exception } from '../../exceptions/exception.ts';
import { readRules } from '../../read-rules.ts';
import { readSettings } from '../../read-settings.ts';
import { RuleError } from '../../rule-error.ts';
import { checkExceptions } from './check-exceptions.ts';
import { checkPolicy } from './check-policy.ts';
import { errors, joined, warnings, type Check } from './check.ts';
import { checkCreated } from './first-commit.ts';
import { knownNames } from './known-names.ts';

/** What was checked. */
export interface CheckedRules extends Check {
  readonly exceptions: readonly Exception[];
}

/** Checks the policy and exceptions of the workspace in the current folder: their form, and whether they make sense. */
export async function checkRules(policy: string, folder: string, now: Date): Promise<CheckedRules> {
  try {
    const rules = await readRules(policy, folder, now);
    const known = await knownNames(await readSettings(), rules.policy);
    const found = joined([
      errors(rules.invalidExceptions),
      warnings(rules.idle),
      checkPolicy(policy, rules.policy, known),
      checkExceptions(rules.exceptions, rules.revocations, known),
      await checkCreated(
        rules.exceptionFiles.flatMap(({ file, created }) =>
          created === undefined ? [] : [{ file, created }],
        ),
      ),
    ]);
    return {
      errors: [...new Set(found.errors)],
      warnings: [...new Set(found.warnings)],
      exceptions: rules.exceptions,
    };
  } catch (error) {
    if (error instanceof RuleError) return { ...errors(error.problems), exceptions: [] };
    if (error instanceof ManifestError)
      return { ...errors(error.message.split('\n')), exceptions: [] };
    throw error;
  }
}
