/** What the soak knows of a request that it sent. */
export interface SentRequest {
  /** Its user agent, by which its access line is found. */
  readonly id: string;
  /** Whether the client left before the response. */
  readonly aborted: boolean;
}

export interface LineCounts {
  readonly lines: number;
  readonly accessLines: number;
  readonly abortedLines: number;
  /** One line each; empty if there is no problem. */
  readonly problems: readonly string[];
}

const MOST = 5;

/**
 * Compares what was sent with what was logged: one access line for each request, marked where the client left, and
 * nothing but whole JSON lines.
 */
export function checkLines(
  service: string,
  output: string,
  sent: readonly SentRequest[],
): LineCounts {
  const lines = output.split('\n');
  const torn = lines.pop() === '' ? [] : ['the last line has no end'];
  const logged = new Map<string, { times: number; aborted: boolean }>();
  let dropped = 0;
  for (const line of lines) {
    const entry = parse(line);
    if (entry === undefined) torn.push(`no JSON: ${line.slice(0, 120)}`);
    dropped += Number(entry?.['droppedLines'] ?? 0);
    if (entry?.['log'] !== 'access') continue;
    const id = String(entry['userAgent']);
    logged.set(id, {
      times: (logged.get(id)?.times ?? 0) + 1,
      aborted: entry['aborted'] === true,
    });
  }
  const ofSoak = sent.map((request) => ({ ...request, line: logged.get(request.id) }));
  const times = (request: (typeof ofSoak)[number]) => request.line?.times ?? 0;
  const problems = [
    ...some('torn lines', torn),
    ...some('lines lost, as the logger reports', dropped > 0 ? [String(dropped)] : []),
    ...some('requests without an access line', ids(ofSoak.filter((each) => times(each) === 0))),
    ...some('requests with several access lines', ids(ofSoak.filter((each) => times(each) > 1))),
    ...some(
      'aborted requests that are not marked',
      ids(ofSoak.filter(({ aborted, line }) => aborted && line?.aborted === false)),
    ),
    ...some(
      'complete requests that are marked as aborted',
      ids(ofSoak.filter(({ aborted, line }) => !aborted && line?.aborted === true)),
    ),
  ].map((problem) => `${service}: ${problem}`);
  return {
    lines: lines.length,
    accessLines: ofSoak.reduce((sum, each) => sum + times(each), 0),
    abortedLines: ofSoak.filter(({ line }) => line?.aborted).length,
    problems,
  };
}

function parse(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

const ids = (requests: readonly SentRequest[]) => requests.map(({ id }) => id);

function some(what: string, found: readonly string[]): string[] {
  if (found.length === 0) return [];
  const more = found.length > MOST ? `, and ${found.length - MOST} more` : '';
  return [`${found.length} ${what}: ${found.slice(0, MOST).join(', ')}${more}`];
}
