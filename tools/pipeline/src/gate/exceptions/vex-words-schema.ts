import * as z from 'zod';

/** Status and justification in the words of VEX. */
export const vexWordsSchema = z.strictObject({
  status: z.enum(['not_affected', 'under_investigation', 'affected', 'fixed']),
  justification: z
    .enum([
      'component_not_present',
      'vulnerable_code_not_present',
      'vulnerable_code_not_in_execute_path',
      'vulnerable_code_cannot_be_controlled_by_adversary',
      'inline_mitigations_already_exist',
    ])
    .optional(),
});
