import * as z from 'zod';
import { SUBJECTS } from '../model/coverage.ts';

export const scanner = z
  .string()
  .regex(/^[a-z][a-z0-9 ._-]*$/, { error: 'must be the name of a scanner, in lower case' });
export const requiredScanner = z
  .union(
    [
      scanner,
      z.strictObject({
        scanner,
        covers: z
          .array(z.enum(SUBJECTS))
          .min(1, { error: 'must name at least one of os, library' })
          .describe(
            'What the report must prove that the scanner looked up: packages of the operating system (os), libraries (library)',
          ),
      }),
    ],
    {
      error:
        'must be the name of a scanner in lower case, or what it must cover, such as { "scanner": "trivy", "covers": ["os"] }',
    },
  )
  .describe('A scanner; its name alone means that it must cover all that it can see');

export type RequiredScanner = z.infer<typeof requiredScanner>;
