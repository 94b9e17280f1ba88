import { writeFile } from 'node:fs/promises';
import { coloursFor } from '../terminal.ts';
import { recordDeployment } from '../records/record-deployment.ts';
import { EXIT_CODES } from './exit-code.ts';
import { listenForInterruption, type Interrupted } from './interruption.ts';
import type { CommonOptions } from './options.ts';
import { reportOn } from './report-on.ts';
import { writeForGithub } from './report/github.ts';
import { json } from './report/json.ts';
import { createProgress } from './report/progress.ts';
import type { Outcome, Report } from './report/report.ts';
import { text } from './report/text.ts';
import { Run } from './run.ts';
import { readLocation } from './subject.ts';

/** Runs `deploy` or `rollback` as a command: progress on stderr, the report where it is asked for. @returns the exit code */
export async function runCommand(
  command: Report['command'],
  options: CommonOptions,
  steps: (run: Run) => Promise<Outcome>,
): Promise<number> {
  const { service, environment, format, output } = options;
  const subject = await readLocation(service, environment);
  // The SDK, which other commands do without.
  const { connect } = await import('./aws.ts');
  const clients = connect(subject.workspace, environment);
  const interruption = listenForInterruption();
  try {
    const run = new Run(subject, clients, createProgress(process.stderr), interruption.signal);
    // Beside the steps: a roll-back does not wait for a bucket that does not respond.
    const record = recordDeployment(subject, options, (line) => run.progress.say(line));
    const report = await reportOn(run, command, () => steps(run));
    await (await record).write(report);
    const colours = coloursFor(output);
    const written = format === 'json' ? json(report) : text(report, colours);
    if (output === undefined) process.stdout.write(written);
    else await writeFile(output, written);
    await writeForGithub(report, process.env);
    return report.outcome === 'interrupted'
      ? (interruption.signal.reason as Interrupted).exitCode
      : EXIT_CODES[report.outcome];
  } finally {
    interruption.stop();
    for (const client of Object.values(clients)) client.destroy();
  }
}
