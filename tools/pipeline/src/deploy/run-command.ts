import { writeFile } from 'node:fs/promises';
import { coloursFor } from '../terminal.ts';
import { EXIT_CODES } from './exit-code.ts';
import { listenForInterruption, type Interrupted } from './interruption.ts';
import { reportOn } from './report-on.ts';
import { writeForGithub } from './report/github.ts';
import { json } from './report/json.ts';
import { createProgress } from './report/progress.ts';
import type { Operation, OperationOutcome, OperationResult } from './report/report.ts';
import { text } from './report/text.ts';
import { Run } from './run.ts';
import { readLocation, type Location } from './subject.ts';

export interface OperationOptions {
  readonly service: string;
  readonly environment: string;
  readonly format: 'text' | 'json';
  readonly output?: string;
}

/** The differences between operations. */
export interface Extras<Command extends Operation> {
  /** How the service and the environment are found. */
  readonly locate?: typeof readLocation;
  /** Whether the report goes to stderr, because stdout has other content. */
  readonly textToStderr?: boolean;
  /**
   * Begins the record of the operation.
   * @param say Called with problems, on one line
   */
  readonly record?: (
    location: Location,
    say: (line: string) => void,
  ) => Promise<{ write(report: OperationResult<Command>): Promise<void> }>;
}

/**
 * Runs an operation as a command: progress on stderr, the report in the requested format, then the record, which may be
 * slow.
 * @returns the exit code
 */
export async function runCommand<Command extends Operation>(
  command: Command,
  { service, environment, format, output }: OperationOptions,
  steps: (run: Run) => Promise<OperationOutcome>,
  { locate = readLocation, record, textToStderr = false }: Extras<Command> = {},
): Promise<number> {
  const location = await locate(service, environment);
  // The SDK, which other commands do not load.
  const { connect } = await import('./aws.ts');
  const clients = connect(location.workspace, environment);
  const interruption = listenForInterruption();
  try {
    const run = new Run(location, clients, createProgress(process.stderr), interruption.signal);
    location.warnings?.forEach((each) => run.warn(each));
    // In parallel with the steps: a roll-back does not wait for a bucket that does not respond.
    const recording = record?.(location, (line) => run.progress.say(line));
    // Printed at the end, after the report.
    recording?.catch(() => undefined);
    const report = await reportOn(run, command, () => steps(run));
    const screen = textToStderr && format === 'text' ? process.stderr : process.stdout;
    const written = format === 'json' ? json(report) : text(report, coloursFor(output, screen));
    if (output === undefined) screen.write(written);
    else await writeFile(output, written);
    await writeForGithub(report, process.env);
    await (await recording)?.write(report);
    if (report.outcome === 'interrupted')
      return (interruption.signal.reason as Interrupted).exitCode;
    return run.exitCode ?? EXIT_CODES[report.outcome];
  } finally {
    interruption.stop();
    for (const client of Object.values(clients)) client.destroy();
  }
}
