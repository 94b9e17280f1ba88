import { LineChannel } from './line-channel.ts';
import type { LineSink } from './line-destination.ts';
import { createLineSink } from './line-sink.ts';
import { routeStdout } from './route-stdout.ts';

const CAUSES: Record<string, string> = {
  EAGAIN: 'the reader of the log is too slow',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EPIPE: 'the log has no reader',
};

type ReportFailure = (message: string, lines: number, write?: (line: string) => void) => void;

let stdout: LineSink | undefined;
let report: ReportFailure | undefined;

/**
 * One sink for all loggers of a thread and for everything else that it prints: two sinks would tear
 * each other's lines.
 */
export function stdoutSink(): LineSink {
  if (stdout === undefined) {
    const sink = createLineSink({
      onDropped: (lines, code) => report?.(lossBecauseOf(code), lines),
      onLostAtExit: (lines, code) => report?.(lossBecauseOf(code), lines, writeToStderr),
    });
    routeStdout((text) => sink.write(text));
    stdout = sink;
  }
  return stdout;
}

function lossBecauseOf(code: string): string {
  return `Log lines were lost: ${CAUSES[code] ?? `writing failed with ${code}`}`;
}

/** Without waiting: if stderr is the same pipe or disk, it accepts no line either. */
function writeToStderr(line: string): void {
  try {
    new LineChannel(2).write(Buffer.from(line));
  } catch {
    // There is no other place to report it.
  }
}

/** The first logger reports for all: in the log, or with `write` at the end of the process. */
export function onLostLines(write: ReportFailure): void {
  report ??= write;
}
