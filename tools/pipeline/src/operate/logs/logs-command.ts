import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { validArgument } from '../../valid-argument.ts';
import { withExamples } from '../with-examples.ts';
import { parseSince } from './parse-since.ts';
import { parseTrace } from './parse-trace.ts';
import { printLogs, SINCE } from './print-logs.ts';

/** `gatehouse logs` */
export function logsCommand(): Command {
  return withExamples(
    new Command('logs')
      .description(
        'Print what services log, the oldest line first. Exits with 0: printed, 2: the logs could not be read, 130: interrupted.',
      )
      .option(
        '-s, --service <name>',
        'one service, or its folder; else all, which needs --trace',
        (name) => basename(name),
      )
      .requiredOption('-e, --environment <name>', 'name of the environment')
      .addOption(
        new Option(
          '--since <time>',
          `from when on: 30m, 2h, 3d ago, or 2026-11-30T08:15Z (default: ${SINCE.lines}; of a trace ${SINCE.trace})`,
        ).argParser((text: string) => validArgument(() => parseSince(text, new Date()))),
      )
      .addOption(
        new Option(
          '--trace <id>',
          'only the lines of a request, through all services: its id, traceparent or X-Amzn-Trace-Id',
        ).argParser((text: string) => validArgument(() => parseTrace(text))),
      )
      .option('--follow', 'go on with new lines until interrupted')
      .option('--json', 'write a JSON object for each line'),
    'logs --service payments --environment staging --since 2h',
    'logs --environment production --trace 4bf92f3577b34da6a3ce929d0e0e4736',
    'logs --service payments --environment staging --follow --json',
  ).action(printLogs);
}
