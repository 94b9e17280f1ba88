import * as z from 'zod';

/** A string of a certain form; `what` completes "must be ...". */
export const text = (what: string, form: RegExp, description: string) =>
  z
    .string({ error: `must be ${what}` })
    .regex(form, { error: `must be ${what}` })
    // VS Code's message in place of the pattern.
    .meta({ description, patternErrorMessage: `Must be ${what}` });
