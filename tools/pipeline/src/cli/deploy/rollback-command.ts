import { Command } from 'commander';
import { withCommonOptions, type CommonOptions } from '../../deploy/options.ts';
import { readLocationInEmergency } from '../../deploy/read-in-emergency.ts';
import { runCommand } from '../../deploy/run-command.ts';
import { withExamples } from '../../operate/with-examples.ts';
import { recordDeployment } from '../../records/record-deployment.ts';

interface RollbackOptions extends CommonOptions {
  readonly to: string;
  readonly force?: string;
}

/** Default: the last good one. */
const PREVIOUS = 'previous';

/** `gatehouse rollback` */
export function rollbackCommand(): Command {
  return withExamples(
    withCommonOptions(
      new Command('rollback')
        .description(
          'Deploy the previous version again. Exits with 0: it runs, 1: refused or failed, 2: indeterminate, 130: interrupted.',
        )
        .option(
          '--force <reason>',
          'continue without the records (with the number of a revision as --to), or without the image in the registry; the reason is recorded',
        )
        .option('--to <revision>', 'a revision, or a digest, that was deployed', PREVIOUS),
    ),
    'rollback --service payments --environment staging --diff',
    'rollback --service payments --environment production --break-glass "errors since 14:05"',
    'rollback --service payments --environment staging --to 12 --force "the records are lost"',
  ).action(async (options: RollbackOptions) => {
    process.exitCode = await runCommand(
      'rollback',
      options,
      async (run) => {
        const { rollback } = await import('../../deploy/rollback/rollback.ts');
        const { diff = false, breakGlass, force, timeout } = options;
        const to = options.to === PREVIOUS ? undefined : options.to;
        return rollback(run, { to, diff, breakGlass, force, timeoutMs: timeout, env: process.env });
      },
      {
        locate: readLocationInEmergency,
        record: (location, say) => recordDeployment(location, options, say),
      },
    );
  });
}
