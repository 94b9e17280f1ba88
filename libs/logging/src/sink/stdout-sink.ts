import { createLineSink, type LineSink } from './line-sink.ts';
import { routeStdout } from './route-stdout.ts';

const CAUSES: Record<string, string> = {
  EAGAIN: 'the reader of the log is too slow',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EPIPE: 'nobody read the log',
};

type Report = (message: string, lines: number) => void;

let stdout: LineSink | undefined;
let report: Report | undefined;

/** One for all loggers of a thread, and for what else it prints: two would cut into each other's lines. */
export function stdoutSink(): LineSink {
  if (stdout === undefined) {
    const sink = createLineSink({
      onDropped: (lines, code) =>
        report?.(`Log lines were lost: ${CAUSES[code] ?? `writing failed with ${code}`}`, lines),
    });
    routeStdout((text) => sink.write(text));
    stdout = sink;
  }
  return stdout;
}

/** The first logger reports for all. */
export function onLostLines(write: Report): void {
  report ??= write;
}
