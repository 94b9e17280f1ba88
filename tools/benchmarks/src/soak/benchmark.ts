import type { BenchmarkResult, RunOptions } from '../harness/benchmark.ts';
import { short } from '../harness/format.ts';
import { soak } from './soak.ts';
import { logOf } from './soaked-service.ts';

const MEGABYTE = 1_048_576;

/**
 * Runs both services under mixed traffic and trouble. It compares nothing, and proves something.
 * @throws naming every loss, torn line, growing heap and failed exit
 */
export async function benchmarkSoak({
  quick,
  seconds,
  progress,
}: RunOptions): Promise<BenchmarkResult> {
  const duration = seconds ?? (quick ? 20 : 300);
  const { services, outcomes, problems } = await soak(duration, progress);
  if (problems.length > 0)
    throw new Error(`The soak found (logs: ${logOf('*')}):\n${problems.join('\n')}`);
  const statuses = Object.entries(outcomes).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    how:
      `${duration} s of mixed traffic with clients that leave; the embedded AWS fails, rotates the API keys four times, ` +
      `and is away for a second. Outcomes: ${statuses.map(([name, times]) => `${name}: ${times}`).join(', ')}.`,
    tables: [
      {
        title: 'requests that reached a service, and what it logged',
        header: [
          ...['service', 'requests', 'access lines', 'aborted', 'marked', 'lines'],
          ...['heap MB, by quarter', 'exit'],
        ],
        rows: services.map((service) => [
          service.name,
          String(service.requests),
          String(service.accessLines),
          String(service.aborted),
          String(service.abortedLines),
          String(service.lines),
          service.heap.map((bytes) => short(bytes / MEGABYTE)).join(' '),
          String(service.exit),
        ]),
      },
    ],
    measurements: services.map(({ name, requests, accessLines, aborted, abortedLines, heap }) => ({
      ...{ variant: name, round: 1, requests, accessLines, aborted, abortedLines },
      heapAtFirst: heap[0] ?? NaN,
      heapAtLast: heap.at(-1) ?? NaN,
    })),
  };
}
