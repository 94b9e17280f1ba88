import type { ConformanceTable } from '../case.ts';
import { topics } from './sns/topics.ts';
import { subscriptions } from './sns/subscriptions.ts';
import { publishing } from './sns/publishing.ts';
import { topicLists } from './sns/topic-lists.ts';
import { batches } from './sns/batches.ts';

export const snsTable: ConformanceTable = {
  service: 'sns',
  cases: [...topics, ...topicLists, ...subscriptions, ...publishing, ...batches],
};
