/** What was found in the rules. Errors can never do what was meant; warnings may be meant. */
export interface Check {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

export const errors = (lines: readonly string[]): Check => ({ errors: lines, warnings: [] });
export const warnings = (lines: readonly string[]): Check => ({ errors: [], warnings: lines });

export const joined = (checks: readonly Check[]): Check => ({
  errors: checks.flatMap((each) => each.errors),
  warnings: checks.flatMap((each) => each.warnings),
});

/** Names that exist; undefined where that cannot be known. */
export interface KnownNames {
  readonly services: readonly string[] | undefined;
  readonly environments: readonly string[] | undefined;
  /** Names of environments in the policy that settings refer to. */
  readonly policyNames: readonly string[] | undefined;
}
