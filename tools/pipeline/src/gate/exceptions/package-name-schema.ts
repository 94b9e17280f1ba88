import * as z from 'zod';
import { checkPattern } from '../packages/package-pattern.ts';
import { problemOf } from './problem-of.ts';

/** A package URL, or a plain name of a package. */
export const packageNameSchema = z
  .string({ error: 'must be the name of a package' })
  .superRefine((text, context) => {
    const problem = packageProblem(text);
    if (problem) context.addIssue({ code: 'custom', message: problem });
  });

function packageProblem(text: string): string | undefined {
  if (/^pkg:/i.test(text))
    return /[\s*]/.test(text)
      ? 'must be the name of a package, without wildcards'
      : problemOf(() => checkPattern(text));
  return /^[^\s*?]+$/.test(text) ? undefined : 'must be the name of a package, without wildcards';
}
