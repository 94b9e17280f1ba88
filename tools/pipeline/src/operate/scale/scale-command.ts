import { Command, InvalidArgumentError, Option } from 'commander';
import { GatehouseError } from '@gatehouse/service-manifest';
import { durationOption, withFormat, withGuards, withSubject } from '../../deploy/options.ts';
import { runCommand, type OperationOptions } from '../../deploy/run-command.ts';
import { validArgument } from '../../valid-argument.ts';
import { withExamples } from '../with-examples.ts';
import { parseSpan } from './parse-span.ts';
import type { ScaleInput } from './scale-input.ts';

interface ScaleOptions extends OperationOptions {
  readonly tasks?: number;
  readonly for?: number;
  readonly end?: true;
  readonly diff?: true;
  readonly breakGlass?: string;
  readonly timeout?: number;
}

/** As in the manifest. */
const MOST_TASKS = 1_000;

/** `gatehouse scale` */
export function scaleCommand(): Command {
  return withExamples(
    withFormat(
      withGuards(
        withSubject(
          new Command('scale').description(
            'Set the minimum number of tasks of a service for a limited time. Application Auto Scaling ends it; deployments until then keep it. To change it permanently, edit "tasks" in service.json. Without --tasks and --end, show how the service scales. Exits with 0: scaled and stable, 1: refused or failed, 2: indeterminate, 130: interrupted.',
          ),
        ),
      )
        .option('--tasks <number>', 'fewest tasks for the time', tasks)
        .addOption(
          new Option('--for <duration>', 'for how long: 90m, 12h, 3d; at most 14d').argParser(
            (text: string) => validArgument(() => parseSpan(text)),
          ),
        )
        .addOption(new Option('--end', 'end it now').conflicts(['tasks', 'for']))
        .addOption(
          durationOption('--timeout <duration>', 'how long to wait for the tasks (default: 20m)'),
        ),
    ),
    'scale --service payments --environment staging --tasks 6 --for 2h',
    'scale --service payments --environment production --tasks 20 --for 3d --break-glass "Black Friday"',
    'scale --service payments --environment staging',
    'scale --service payments --environment staging --end',
  ).action(async (options: ScaleOptions) => {
    const { diff = false, breakGlass, timeout } = options;
    const wish = wishOf(options);
    process.exitCode = await runCommand('scale', options, async (run) => {
      const { scale } = await import('./scale.ts');
      return scale(run, { wish, diff, breakGlass, timeoutMs: timeout, env: process.env });
    });
  });
}

function wishOf({ tasks, for: forMs, end }: ScaleOptions): ScaleInput['wish'] {
  if (end) return 'end';
  if (tasks === undefined && forMs === undefined) return undefined;
  if (tasks === undefined || forMs === undefined)
    throw new GatehouseError(
      'GH-CLI-002',
      '--tasks and --for belong together: scaling by hand ends; for good, change service.json',
    );
  return { tasks, forMs };
}

function tasks(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > MOST_TASKS)
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${MOST_TASKS}.`);
  return number;
}
