import type { LogCapture } from '@gatehouse/testing';

/** What the lines of one request, and its error, are printed with. */
type Entry = Readonly<Record<string, unknown>>;

/**
 * The logs of a service under test. A request that it answers with 500 has its lines printed: the
 * response says nothing of the cause, and a test that expected something else only that it was 500.
 */
export function showFailedRequests(logs: LogCapture, print: (text: string) => void): LogCapture {
  const write = logs.write.bind(logs);
  const byTrace = new Map<unknown, Entry[]>();
  logs.write = (lines) => {
    write(lines);
    for (const line of lines.split('\n')) if (line !== '') note(JSON.parse(line) as Entry);
  };
  const note = (entry: Entry): void => {
    const { traceId } = entry;
    if (traceId === undefined) return;
    const entries = [...(byTrace.get(traceId) ?? []), entry];
    byTrace.set(traceId, entries);
    if (entry['log'] !== 'access') return;
    // The access line is the last one of a request.
    byTrace.delete(traceId);
    if (entry['status'] === 500) print(describe(entries, entry));
  };
  return logs;
}

function describe(entries: readonly Entry[], access: Entry): string {
  const what = `${access['method']} ${access['path']} answered 500. What the service logged for it:`;
  return `\n${[what, ...entries.filter((entry) => entry !== access).map(rowOf)].join('\n  ')}\n`;
}

function rowOf(entry: Entry): string {
  const error = entry['error'] as { stack?: string } | undefined;
  const head = `${String(entry['level']).toUpperCase()} ${String(entry['message'])}`;
  return [head, ...(error?.stack?.split('\n') ?? [])].join('\n    ');
}
