import { failed, type JobContext, type StepEnd } from './job-context.ts';
import type { Behind } from './stacks.ts';

const MOST_MINUTES = 30;
const since = new WeakMap<JobContext, number>();

/** Simulates `gatehouse stacks wait`. */
export function waitForStacks(
  job: JobContext,
  service: string,
  environment: string,
  encoded: string,
): StepEnd {
  const plan = JSON.parse(decodeURIComponent(encoded)) as Readonly<Record<string, Behind>>;
  const behind = plan[environment];
  if (!behind || !(behind.shared || behind.services.includes(service))) return {};
  const record = job.world.recorded.get(environment);
  const began = since.get(job) ?? job.now;
  since.set(job, began);
  const wait: StepEnd =
    job.now - began >= MOST_MINUTES ? failed('the stacks are not deployed') : { waits: true };
  if (record === undefined || record.commit < job.commit) return wait;
  if (record.shared && !record.failed.includes(service)) return {};
  const isEarlier = record.commit === job.commit && record.attempt < job.attempt;
  return isEarlier ? wait : failed('a stack failed');
}
