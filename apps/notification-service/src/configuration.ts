import * as z from 'zod';
import { topicsFromArns } from './notify/topics.ts';

/** This service's environment variables, in addition to those of every service. */
export const configuration = z.object({
  /**
   * The ARNs of the topics that it may publish to, comma-separated; rendered from the manifest's
   * grants.
   */
  TOPIC_ARNS: z.string().transform((arns, context) => {
    const topics = topicsFromArns(arns.split(','));
    if (!('problem' in topics)) return topics;
    context.addIssue({ code: 'custom', message: topics.problem });
    return z.NEVER;
  }),
});

export type Configuration = z.infer<typeof configuration>;
