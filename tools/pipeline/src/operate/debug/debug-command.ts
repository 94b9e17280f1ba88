import { Command } from 'commander';
import { durationOption, withFormat, withSubject } from '../../deploy/options.ts';
import { runCommand, type OperationOptions } from '../../deploy/run-command.ts';
import type { ImageReference } from '../../image/image-reference.ts';
import { imageOption } from '../../gate/options.ts';
import { writeTaskLine } from '../run/write-task-line.ts';
import { withExamples } from '../with-examples.ts';

interface DebugOptions extends OperationOptions {
  readonly image: ImageReference;
  readonly reason?: string;
  readonly for: number;
}

const FOR_MS = 15 * 60_000;

/** `gatehouse debug` */
export function debugCommand(): Command {
  return withExamples(
    withFormat(
      withSubject(
        new Command('debug')
          .description(
            'Run a command for a limited time beside a service: in its network, with its roles, variables and secrets, in an image that has a shell. The operations topic gets a message, and the log group of the service gets the output. No shell is opened in a task of the service itself. The exit code is that of the command, 125 if it did not run, 130 if it was interrupted.',
          )
          .argument('<command...>', 'command to run, after --, such as sh -c "nslookup db"'),
      )
        .addOption(
          imageOption(
            'an image with /bin/sh and sleep, by its digest, in a repository that tasks of the service can pull from',
          ),
        )
        .option('--reason <text>', 'why; announced, and required in production')
        .addOption(
          durationOption('--for <duration>', 'after which the task ends by itself').default(
            FOR_MS,
            '15m',
          ),
        ),
    ),
    'debug --service payments --environment staging --image $REPOSITORY@sha256:… -- sh -c "nslookup db.internal"',
    'debug --service payments --environment production --reason "Time-outs to the bank, INC-7" --for 5m --image $REPOSITORY@sha256:… -- wget -qO- https://api.bank.example',
  ).action(async (command: readonly string[], options: DebugOptions) => {
    const { image, reason, for: forMs, format } = options;
    process.exitCode = await runCommand(
      'debug',
      options,
      async (run) => {
        const { debug } = await import('./debug.ts');
        const write = writeTaskLine(run.progress, format);
        return debug(run, { image, command, reason, forMs, env: process.env, write });
      },
      { textToStderr: true },
    );
  });
}
