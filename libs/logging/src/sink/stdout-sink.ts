import { LineChannel } from './line-channel.ts';
import { createLineSink, type LineSink } from './line-sink.ts';
import { routeStdout } from './route-stdout.ts';

const CAUSES: Record<string, string> = {
  EAGAIN: 'the reader of the log is too slow',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EPIPE: 'nobody read the log',
};

type Report = (message: string, lines: number, write?: (line: string) => void) => void;

let stdout: LineSink | undefined;
let report: Report | undefined;

/** One for all loggers of a thread, and for what else it prints: two would cut into each other's lines. */
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

/** Without waiting: where stderr is the same pipe or disk, it takes no line either. */
function writeToStderr(line: string): void {
  try {
    new LineChannel(2).write(Buffer.from(line));
  } catch {
    // There is nowhere else to say it.
  }
}

/** The first logger reports for all, in the log, or at the end of the process with `write`. */
export function onLostLines(write: Report): void {
  report ??= write;
}
