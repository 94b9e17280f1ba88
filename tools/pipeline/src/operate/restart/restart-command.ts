import { Command } from 'commander';
import { durationOption, withFormat, withGuards, withSubject } from '../../deploy/options.ts';
import { runCommand, type OperationOptions } from '../../deploy/run-command.ts';
import { withExamples } from '../with-examples.ts';

interface RestartOptions extends OperationOptions {
  readonly diff?: true;
  readonly breakGlass?: string;
  readonly timeout?: number;
}

/** `gatehouse restart` */
export function restartCommand(): Command {
  return withExamples(
    withFormat(
      withGuards(
        withSubject(
          new Command('restart').description(
            'Replace all tasks of a service by new ones of the same revision, one after the other, and verify that they run. The checks of a deployment run first; expired evidence of the gate is only a warning, because nothing new is deployed. Exits with 0: restarted, 1: refused or failed, 2: indeterminate, 130: interrupted.',
          ),
        ),
      ).addOption(
        durationOption(
          '--timeout <duration>',
          'how long to wait for a deployment that is in flight, and again for the new tasks (default: 20m, and the bake)',
        ),
      ),
    ),
    'restart --service payments --environment staging',
    'restart --service payments --environment production --break-glass "Rotated the bank key, INC-7"',
  ).action(async (options: RestartOptions) => {
    const { diff = false, breakGlass, timeout } = options;
    process.exitCode = await runCommand('restart', options, async (run) => {
      const { restart } = await import('./restart.ts');
      return restart(run, { diff, breakGlass, timeoutMs: timeout, env: process.env });
    });
  });
}
