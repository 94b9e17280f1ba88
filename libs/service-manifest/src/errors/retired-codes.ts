/** Codes that no error has any more. They are never used again: a log or a runbook may still name them. */
export const RETIRED_CODES: readonly string[] = [];
