import { checkLines, type SentRequest } from './check-lines.ts';
import type { ServiceResult } from './result.ts';

/** Compares the output of a service with the requests that it was sent. */
export const resultOf = (
  name: string,
  output: string,
  sent: readonly SentRequest[],
  heap: readonly number[],
  exit: number | string,
): ServiceResult => ({
  name,
  requests: sent.length,
  aborted: sent.filter(({ aborted }) => aborted).length,
  ...checkLines(name, output, sent),
  heap,
  exit,
});
