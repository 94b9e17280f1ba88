import type { Aws } from '../../deploy/aws.ts';
import type { LogLine } from './log-line.ts';
import { readLines, type Query } from './read-lines.ts';

/** Lines may come in late by so much, since tasks send them in batches. */
const LATE_MS = 30_000;

/**
 * Looks into logs once; called again, it gives only what has come in since.
 * @returns a function that gives the lines of all logs, the oldest first
 */
export function createFollower(
  aws: Pick<Aws, 'logs'>,
  queries: readonly Query[],
): () => Promise<LogLine[]> {
  /** When each line was written, by its id. */
  const seen = new Map<string, number>();
  let newest = 0;
  return async () => {
    const late = newest - LATE_MS;
    const found: LogLine[] = [];
    await Promise.all(
      queries.map(async (query) => {
        const since = new Date(Math.max(query.since.getTime(), late));
        for await (const page of readLines(aws, { ...query, since })) found.push(...page);
      }),
    );
    const lines = found.filter(({ id }) => !seen.has(id));
    for (const { id, time } of lines) seen.set(id, time.getTime());
    newest = lines.reduce((most, { time }) => Math.max(most, time.getTime()), newest);
    for (const [id, time] of seen) if (time < newest - LATE_MS) seen.delete(id);
    return lines.sort((one, other) => Number(one.time) - Number(other.time));
  };
}
