import * as z from 'zod';
import { topicsFromArns } from './notify/topics.ts';

/** What this service reads from its environment beyond what every service does. */
export const configuration = z.object({
  /** The topics it may publish to, as ARNs with commas in between; rendered from the manifest's grants. */
  TOPIC_ARNS: z.string().transform((arns, context) => {
    const topics = topicsFromArns(arns.split(','));
    if (!('problem' in topics)) return topics;
    context.addIssue({ code: 'custom', message: topics.problem });
    return z.NEVER;
  }),
});

export type Configuration = z.infer<typeof configuration>;
