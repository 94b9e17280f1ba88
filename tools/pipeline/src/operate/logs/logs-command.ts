import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import { GatehouseError, namesOf } from '@gatehouse/service-manifest';
import { serviceNames } from '../../deploy/services.ts';
import { readSettingsOf } from '../../deploy/subject.ts';
import { jsonText } from '../../gate/reporters/json-text.ts';
import { coloursFor } from '../../terminal.ts';
import { inEnvironment } from '../../deploy/in-environment.ts';
import { withExamples } from '../with-examples.ts';
import { createFollower } from './follow.ts';
import { lineJson, lineText, type LogLine } from './log-line.ts';
import { parseSince } from './parse-since.ts';
import { parseTrace } from './parse-trace.ts';
import type { Query } from './read-lines.ts';

interface LogsOptions {
  readonly service?: string;
  readonly environment: string;
  readonly since?: Date;
  readonly trace?: string;
  readonly follow?: true;
  readonly json?: true;
}

/** Default period; a trace is often looked up later. */
const SINCE = { lines: '15m', trace: '24h' };
const POLL_MS = 2_000;
/** CloudWatch is slow if there is much to read. */
const TIMEOUT_MS = 10 * 60_000;

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
        ).argParser((text: string) => valid(() => parseSince(text, new Date()))),
      )
      .addOption(
        new Option(
          '--trace <id>',
          'only the lines of a request, through all services: its id, traceparent or X-Amzn-Trace-Id',
        ).argParser((text: string) => valid(() => parseTrace(text))),
      )
      .option('--follow', 'go on with new lines until interrupted')
      .option('--json', 'write a JSON object for each line'),
    'logs --service payments --environment staging --since 2h',
    'logs --environment production --trace 4bf92f3577b34da6a3ce929d0e0e4736',
    'logs --service payments --environment staging --follow --json',
  ).action(logs);
}

async function logs({ service, environment, since, trace, follow, json }: LogsOptions) {
  const { workspace } = await readSettingsOf(environment);
  if (service === undefined && trace === undefined)
    throw new GatehouseError(
      'GH-CLI-002',
      '--service names whose log is printed; of all services only a --trace is',
    );
  const from = since ?? parseSince(trace === undefined ? SINCE.lines : SINCE.trace, new Date());
  const queries = (service === undefined ? serviceNames() : [service]).map((name): Query => ({
    ...{ service: name, since: from, trace },
    logGroup: namesOf(workspace, environment, name).logGroup,
  }));
  const colours = coloursFor(undefined);
  const write = (lines: readonly LogLine[]) =>
    lines.forEach((line) =>
      process.stdout.write(`${json ? jsonText(lineJson(line)) : lineText(line, colours)}\n`),
    );
  await inEnvironment(
    workspace,
    environment,
    async (aws) => {
      const look = createFollower(aws, queries);
      write(await look());
      // Until a signal ends the process: no clean-up is needed.
      while (follow) {
        await sleep(POLL_MS);
        write(await look());
      }
    },
    follow ? Infinity : TIMEOUT_MS,
  );
}

function valid<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}
