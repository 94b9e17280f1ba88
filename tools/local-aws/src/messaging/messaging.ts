import { LocalSns } from '../sns/local-sns.ts';
import type { Surroundings } from '../sns/surroundings.ts';
import { LocalSqs } from '../sqs/local-sqs.ts';

/** Queues, and the topics that deliver to them. */
export interface Messaging {
  readonly sqs: LocalSqs;
  readonly sns: LocalSns;
}

export function createMessaging(surroundings: Omit<Surroundings, 'sqs'>): Messaging {
  const sqs = new LocalSqs(surroundings.place, surroundings.clock);
  return { sqs, sns: new LocalSns({ ...surroundings, sqs }) };
}
