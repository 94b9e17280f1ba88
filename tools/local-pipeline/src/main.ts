import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  hintOf,
  messageWithHint,
  GatehouseError,
  workspaceAround,
} from '@gatehouse/service-manifest';
import { Command, CommanderError } from 'commander';
import pc from 'picocolors';
import { makeReport } from './make-report.ts';
import { picture } from './picture.ts';
import { commandRunner } from './run-command.ts';
import { runStages } from './run-stages.ts';
import { EXIT_CODES } from './stage.ts';
import { stagesOf } from './stages.ts';
import { startAws } from './start-aws.ts';

/** `npm run pipeline -- NAME`: all stages on this machine, with no account. Exit codes: 0 smoke-tested, 1 blocked or failed, 2 undecided, or called in a wrong way. */
const root = workspaceAround(process.cwd());

interface Options {
  readonly environment: string;
  readonly report: readonly string[];
  readonly json?: true;
}

const command = new Command('pipeline')
  .description(
    'Take a service through all stages of the pipeline on this machine, with the commands that the workflows call, against the embedded AWS. Needs no account; a Docker engine and a scanner are used where they are.',
  )
  .argument('<service>', 'the service, or its folder', (name) => basename(name))
  .option('-e, --environment <name>', 'whose settings and thresholds', 'development')
  .option(
    '-r, --report <file>',
    'report of a scanner, instead of scanning here (repeatable)',
    (value: string, before: readonly string[]) => [...before, value],
    [],
  )
  .option('--json', 'print the stages as JSON on stdout')
  .exitOverride()
  .action(async (service: string, { environment, report: reports, json }: Options) => {
    if (!existsSync(join(root, 'apps', service, 'service.json')))
      throw new GatehouseError(
        'GH-WORKSPACE-004',
        `There is no service "${service}": apps/${service}/service.json is not there`,
      );
    const colours = pc.createColors(pc.isColorSupported && process.stderr.isTTY);
    const say = (line: string) => void process.stderr.write(`${line}\n`);
    const aws = await startAws(root, environment);
    try {
      const run = commandRunner(root, process.env, (line) => say(`${colours.dim('  │')} ${line}`));
      const stages = stagesOf({ root, service, environment, reports, run, aws });
      const names = stages.map(({ name }) => name);
      const finished = await runStages(stages, ({ name }) => say(colours.bold(`▶ ${name}`)));
      const page = await makeReport(service, run);
      say('');
      if (json)
        process.stdout.write(
          `${JSON.stringify({ service, environment, stages: finished, report: page })}\n`,
        );
      else {
        process.stdout.write(picture(names, finished, colours));
        if (page !== undefined) process.stdout.write(`\n  Report: ${page}\n`);
      }
      process.exitCode = EXIT_CODES[finished.at(-1)?.outcome ?? 'failed'];
      if (process.exitCode > 0) say(hintOf('GH-LOCAL-003'));
    } finally {
      await aws.aws.stop();
    }
  });

try {
  await command.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError))
    process.stderr.write(`pipeline: ${messageWithHint(error)}\n`);
  process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : 2;
}
