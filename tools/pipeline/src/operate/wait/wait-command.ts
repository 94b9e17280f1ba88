import { Command } from 'commander';
import { durationOption, withFormat, withSubject } from '../../deploy/options.ts';
import { runCommand, type OperationOptions } from '../../deploy/run-command.ts';
import { timeoutFor } from '../../deploy/timeout.ts';
import { withExamples } from '../with-examples.ts';

interface WaitOptions extends OperationOptions {
  readonly timeout?: number;
}

/** `gatehouse wait` */
export function waitCommand(): Command {
  return withExamples(
    withFormat(
      withSubject(
        new Command('wait').description(
          'Wait until a service is stable: no deployment in flight, the desired number of tasks, all targets healthy. Changes nothing. Exits with 0: stable, 1: not in time, or stable with another revision than the last one deployed, 2: indeterminate, 130: interrupted.',
        ),
      ).addOption(durationOption('--timeout <duration>', 'how long to wait (default: 20m)')),
    ),
    'wait --service payments --environment staging',
    'wait --service payments --environment production --timeout 1h --json',
  ).action(async (options: WaitOptions) => {
    process.exitCode = await runCommand('wait', options, async (run) => {
      const { refuseOtherAccount } = await import('../../deploy/preflight/check-account.ts');
      const { waitUntilStable } = await import('./wait-until-stable.ts');
      const timeoutMs = timeoutFor(options.timeout);
      await refuseOtherAccount(run, timeoutMs);
      const { cluster, service } = run.subject.names;
      run.revision = await waitUntilStable(run, run.enter('prepare', timeoutMs), {
        cluster,
        service,
      });
      return 'done';
    });
  });
}
