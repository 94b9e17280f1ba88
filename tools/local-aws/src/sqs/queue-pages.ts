import { pageOf } from '../protocol/pages.ts';
import { checkRange, invalidValue } from './errors.ts';

/** One page of a list of queues: 1000 without MaxResults, which a NextToken requires. */
export function pageOfQueues(
  names: readonly string[],
  { MaxResults, NextToken }: { MaxResults?: number | undefined; NextToken?: string | undefined },
): { items: string[]; NextToken: string | undefined } {
  checkRange('MaxResults', MaxResults, [1, 1000]);
  if (NextToken !== undefined && !/^\d{1,9}$/.test(NextToken))
    throw invalidValue('Invalid or expired next token.');
  const { items, next } = pageOf(names, { size: MaxResults ?? 1000, token: NextToken });
  return { items, NextToken: MaxResults === undefined ? undefined : next };
}
