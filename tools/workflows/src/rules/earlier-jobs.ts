import { needsOf, type PlacedJob } from '../files/jobs.ts';

/** All jobs that have to succeed before one starts. */
export function earlierThan(job: PlacedJob, jobs: readonly PlacedJob[]): PlacedJob[] {
  const found = new Set<PlacedJob>();
  const queue = [job];
  for (const { job: next } of queue)
    for (const need of jobs.filter(({ name }) => needsOf(next).includes(name)))
      if (!found.has(need)) {
        found.add(need);
        queue.push(need);
      }
  return [...found];
}
