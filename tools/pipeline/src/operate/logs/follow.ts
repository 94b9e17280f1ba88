import type { Aws } from '../../deploy/aws.ts';
import type { LogLine } from './log-line.ts';
import { readLines, type Query } from './read-lines.ts';

/** Lines may arrive this late, because tasks send them in batches. */
const LATE_MS = 30_000;

/**
 * Reads logs; each further call returns only new lines.
 * @returns a function that returns the lines of all logs, oldest first
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
