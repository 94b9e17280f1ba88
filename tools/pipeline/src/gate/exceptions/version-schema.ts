import * as z from 'zod';
import { parseVersions } from '../packages/parse-versions.ts';
import { problemOf } from './problem-of.ts';

/** A version or a range of versions. */
export const versionSchema = z
  .string({ error: 'must be a version or a range' })
  .superRefine((text, context) => {
    const problem = problemOf(() => parseVersions(text));
    if (problem)
      context.addIssue({ code: 'custom', message: `must be a version or a range: ${problem}` });
  });
