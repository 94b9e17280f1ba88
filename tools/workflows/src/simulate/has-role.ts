import type { JobContext } from './job-context.ts';

/** Whether a job has assumed a role of an environment. */
export const has = (job: JobContext, role: string, of: string, profile = ''): boolean =>
  job.roles.get(profile)?.role === role && job.roles.get(profile)?.environment === of;
