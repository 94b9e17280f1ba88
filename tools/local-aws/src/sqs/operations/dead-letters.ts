import type {
  ListDeadLetterSourceQueuesRequest,
  ListDeadLetterSourceQueuesResult,
} from '@aws-sdk/client-sqs';
import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import type { SqsCall } from '../call.ts';
import { pageOfQueues } from '../queue-pages.ts';
import { sourcesOf } from '../sources-of.ts';

export const deadLetterParameters = {
  ListDeadLetterSourceQueues: { QueueUrl: 'text', NextToken: 'text', MaxResults: 'integer' },
} as const satisfies OperationParameters;

export const deadLetterOperations = {
  ListDeadLetterSourceQueues(
    input: ListDeadLetterSourceQueuesRequest,
    { store, urlOf },
  ): ListDeadLetterSourceQueuesResult {
    const names = sourcesOf(store, store.byUrl(input.QueueUrl)).map(({ name }) => name);
    const { items, NextToken } = pageOfQueues(names.sort(), input);
    return { queueUrls: items.map(urlOf), ...(NextToken && { NextToken }) };
  },
} satisfies Operations<SqsCall>;
