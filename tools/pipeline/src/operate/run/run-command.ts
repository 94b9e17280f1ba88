import { Command } from 'commander';
import {
  commitGiven,
  commitOption,
  durationOption,
  withFormat,
  withSubject,
} from '../../deploy/options.ts';
import { runCommand, type OperationOptions } from '../../deploy/run-command.ts';
import type { ImageReference } from '../../image/image-reference.ts';
import { imageOption } from '../../gate/options.ts';
import { withExamples } from '../with-examples.ts';
import { writeTaskLine } from './write-task-line.ts';

interface RunOptions extends OperationOptions {
  readonly image?: ImageReference;
  readonly evidence?: string;
  readonly policy: string;
  readonly commit?: string;
  readonly allowOlder?: string;
  readonly breakGlass?: string;
  readonly timeout: number;
}

const TIMEOUT_MS = 20 * 60_000;

/** `gatehouse run` */
export function runOnceCommand(): Command {
  return withExamples(
    withFormat(
      withSubject(
        new Command('run')
          .description(
            'Run a command once in the image, the role and the network of a service, and print what it logs. It runs the deployed image, or an --image that the gate has passed, after the checks of a deployment. Ctrl-C stops the task. The exit code is that of the container, 125 if it did not run, 130 if it was interrupted.',
          )
          .argument(
            '[command...]',
            'after --: what follows the entry point of the image, which is Node: /app/main.mjs migrate (default: the command of the image)',
          ),
      )
        .addOption(
          imageOption('an image, by its digest (default: what is deployed)').makeOptionMandatory(
            false,
          ),
        )
        .option(
          '--evidence <file>',
          'evidence that "gatehouse gate run --evidence" wrote for the image',
        )
        .option('--policy <file>', 'policy that the evidence must name', 'security/policy.json')
        .addOption(commitOption())
        .option('--allow-older <reason>', 'run a commit that is older than what runs')
        .option('--break-glass <reason>', 'change production by hand; the reason is recorded')
        .addOption(
          durationOption(
            '--timeout <duration>',
            'how long the task may take, then it is stopped (default: 20m)',
          ).default(TIMEOUT_MS, '20m'),
        ),
    ),
    'run --service payments --environment staging -- /app/main.mjs migrate',
    'run --service payments --environment production --timeout 2h --break-glass "Backfill, INC-7" -- /app/main.mjs backfill --from 2026-01-01',
  ).action(async (command: readonly string[], options: RunOptions) => {
    const { image, evidence, policy, allowOlder, breakGlass, timeout, format } = options;
    process.exitCode = await runCommand(
      'run',
      options,
      async (run) => {
        const { runOnce } = await import('./run.ts');
        return runOnce(run, {
          command: command.length === 0 ? undefined : command,
          candidate: image && { image, evidence, allowOlder, commit: commitGiven(options) },
          ...{ policy, breakGlass, timeoutMs: timeout, env: process.env },
          write: writeTaskLine(run.progress, format),
        });
      },
      { textToStderr: true },
    );
  });
}
