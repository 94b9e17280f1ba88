/** Problems of the rules. Errors can never have the intended effect; warnings may be intended. */
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

/** Existing names; undefined if unknown. */
export interface KnownNames {
  readonly services: readonly string[] | undefined;
  readonly environments: readonly string[] | undefined;
  /** Environment names of the policy that settings refer to. */
  readonly policyNames: readonly string[] | undefined;
}
