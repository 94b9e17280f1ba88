import type { ServiceName } from '../protocol/service-names.ts';
import { startLocalAws } from '../start.ts';
import type { Call, Case, ConformanceTable, Expected } from './case.ts';
import { callerFor } from './clients.ts';
import { findDifference } from './compare.ts';

/** `right`: the response equals AWS's; `refused`: the embedded AWS reports it as unsupported; else `wrong`. */
export type Verdict = 'right' | 'refused' | 'wrong';

export interface Result {
  readonly service: ServiceName;
  readonly operation: string;
  readonly title: string;
  readonly verdict: Verdict;
  /** The unsupported feature, or the difference. */
  readonly detail?: string;
}

/** Runs all cases of a table, each against its own embedded AWS. */
export async function runTable({ service, cases }: ConformanceTable): Promise<Result[]> {
  const results: Result[] = [];
  for (const each of cases) {
    const { operation = each.call[0], title } = each;
    results.push({ service, operation, title, ...(await runCase(service, each)) });
  }
  return results;
}

async function runCase(
  service: ServiceName,
  { prepare, given = [], call, expect }: Case,
): Promise<Pick<Result, 'verdict' | 'detail'>> {
  const aws = await startLocalAws({ tickMs: 0 });
  const caller = await callerFor(service, aws.url);
  const answers: Record<string, never>[] = [];
  const send = async ([operation, input]: Call): Promise<Record<string, unknown>> => {
    const answer = await caller.call(
      operation,
      typeof input === 'function' ? input(answers) : input,
    );
    return readBodies(answer);
  };
  try {
    try {
      await prepare?.(aws);
      for (const each of given) answers.push((await send(each)) as Record<string, never>);
    } catch (error) {
      const { name, message } = error as Error;
      return { verdict: 'wrong', detail: `a call before it failed: ${name}: ${message}` };
    }
    const outcome = await send(call).then(
      (answer) => ({ answer }),
      (error: unknown) => ({ error: error as Error }),
    );
    return judge(expect, outcome);
  } finally {
    caller.destroy();
    await aws.stop();
  }
}

type CallResult = { readonly answer: object } | { readonly error: Error };

/** Compares the response with AWS's. */
export function judge(
  expected: Expected,
  outcome: CallResult,
): { verdict: Verdict; detail?: string } {
  const wrong = (detail: string) => ({ verdict: 'wrong' as const, detail });
  if ('answer' in expected) {
    if ('error' in outcome) return wrong(`${outcome.error.name}: ${outcome.error.message}`);
    const difference = findDifference(expected.answer, outcome.answer);
    return difference ? wrong(difference) : { verdict: 'right' };
  }
  if ('answer' in outcome) return wrong('was accepted');
  const { name, message } = outcome.error;
  if ('refused' in expected)
    return message.startsWith('The embedded ') && message.includes(expected.refused)
      ? { verdict: 'refused', detail: expected.refused }
      : wrong(`is not refused by name, but with ${name}: ${message}`);
  if (name !== expected.error)
    return wrong(`expected ${expected.error}, found ${name}: ${message}`);
  if (expected.message && !expected.message.test(message))
    return wrong(`expected the message ${String(expected.message)}, found ${message}`);
  const difference = findDifference(expected.having ?? {}, outcome.error);
  return difference ? wrong(difference) : { verdict: 'right' };
}

/** The response, with streams as strings. */
async function readBodies(answer: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { Body } = answer as { Body?: { transformToString?: () => Promise<string> } };
  return Body?.transformToString ? { ...answer, Body: await Body.transformToString() } : answer;
}
