import { setTimeout as sleep } from 'node:timers/promises';
import { GatehouseError, namesOf } from '@gatehouse/service-manifest';
import { inEnvironment } from '../../deploy/in-environment.ts';
import { serviceNames } from '../../deploy/services.ts';
import { readSettingsOf } from '../../deploy/subject.ts';
import { jsonText } from '../../gate/reporters/json-text.ts';
import { coloursFor } from '../../terminal.ts';
import { createFollower } from './follow.ts';
import { lineJson, lineText, type LogLine } from './log-line.ts';
import { parseSince } from './parse-since.ts';
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
export const SINCE = { lines: '15m', trace: '24h' };
const POLL_MS = 2_000;
/** CloudWatch is slow if there is much to read. */
const TIMEOUT_MS = 10 * 60_000;

/** Prints the lines of services, and continues with --follow. */
export async function printLogs({ service, environment, since, trace, follow, json }: LogsOptions) {
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
