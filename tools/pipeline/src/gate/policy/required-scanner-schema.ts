import * as z from 'zod';
import { SUBJECTS } from '../model/coverage.ts';

/** The name of a scanner. */
export const scannerSchema = z
  .string()
  .regex(/^[a-z][a-z0-9 ._-]*$/, { error: 'must be the name of a scanner, in lower case' });
export const requiredScannerSchema = z
  .union(
    [
      scannerSchema,
      z.strictObject({
        scanner: scannerSchema,
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

export type RequiredScanner = z.infer<typeof requiredScannerSchema>;
