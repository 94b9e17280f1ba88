import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command } from 'commander';
import type { Workspace } from '@gatehouse/service-manifest';
import { readRows } from '../../deploy/status/read-rows.ts';
import { coloursFor, columnsFor } from '../../terminal.ts';
import { withExamples } from '../../operate/with-examples.ts';
import { jsonText } from '../../gate/reporters/json-text.ts';
import { withFormat } from '../../deploy/options.ts';
import { statusOutputs } from '../../deploy/status/github.ts';
import type { Row } from '../../deploy/status/row.ts';
import { statusText } from '../../deploy/status/text.ts';
import { readWorkspaceHere } from '../../deploy/subject.ts';

type Format = 'text' | 'json' | 'github';
interface StatusOptions {
  readonly service?: string;
  readonly environment?: string;
  readonly format: Format;
  readonly output?: string;
}

/** `gatehouse status` */
export function statusCommand(): Command {
  return withExamples(
    withFormat(
      new Command('status')
        .description(
          'Show what is deployed where. Exits with 0: what runs is what is recorded, 1: it differs (with "github": 0), 2: a service could not be checked.',
        )
        .option('-s, --service <name>', 'one service, or its folder', (name) => basename(name))
        .option('-e, --environment <name>', 'one environment (default: all that are not local)'),
      ['text', 'json', 'github'],
    ),
    'status',
    'status --service payments --environment production --json',
  ).action(async (options: StatusOptions) => {
    const { format, output } = options;
    const workspace = await readWorkspaceHere();
    const rows = await readRows(options, workspace);
    const written = write(rows, workspace, options);
    if (output === undefined) process.stdout.write(written);
    else await writeFile(output, written);
    process.exitCode = exitCodeOf(rows, format);
  });
}

function write(rows: readonly Row[], workspace: Workspace, { format, output }: StatusOptions) {
  if (format === 'json') return `${jsonText({ version: 1, services: rows }, 2)}\n`;
  if (format === 'github') return statusOutputs(rows, workspace);
  return statusText(rows, {
    ...{ colours: coloursFor(output), now: new Date(), columns: columnsFor(output) },
  });
}

function exitCodeOf(rows: readonly Row[], format: Format): number {
  if (rows.some(({ unknown }) => unknown !== undefined)) return 2;
  return format !== 'github' && rows.some(({ drift }) => drift.length > 0) ? 1 : 0;
}
