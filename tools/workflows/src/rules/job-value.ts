import { stepsIn, type PlacedJob } from '../files/jobs.ts';

/** What a job passes to one of our actions or workflows. */
export const valueOf = (job: PlacedJob, called: string, name: string): string | undefined =>
  [job.job, ...stepsIn(job).map(({ step }) => step)].flatMap((call) =>
    call.uses === called ? [String(call.with?.[name])] : [],
  )[0];
