import * as z from 'zod';
import { common, digest, line, moment } from './record-fields.ts';

export const deploymentSchema = z.strictObject({
  ...common,
  kind: z.enum(['deploy', 'rollback']),
  outcome: z.enum(['deployed', 'unchanged', 'refused', 'failed', 'undecided', 'interrupted']),
  /** Undefined if it ended before the image was known. */
  image: digest.optional(),
  commit: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .optional(),
  committedAt: moment.optional(),
  /** Base images of the deployed commit's Dockerfile, with their digests. */
  bases: z
    .array(z.string().regex(/^\S{1,220}@sha256:[0-9a-f]{64}$/))
    .max(10)
    .optional(),
  breakGlass: line.optional(),
});
export type DeploymentRecord = z.infer<typeof deploymentSchema>;

export type WrittenDeployment = z.input<typeof deploymentSchema>;
