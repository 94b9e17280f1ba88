import type { Queue } from './model.ts';
import type { QueueStore } from './queue-store.ts';
import { redrivePolicyOf } from './redrive.ts';

/** The queues whose redrive policy names this queue. */
export const sourcesOf = ({ queues }: QueueStore, { arn }: Queue): Queue[] =>
  [...queues.values()].filter((each) => redrivePolicyOf(each)?.deadLetterTargetArn === arn);
