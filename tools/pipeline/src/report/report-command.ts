import { basename } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { RECORDS_FOLDER } from '../records/folder-store.ts';
import { parseDate } from './compute/calendar.ts';
import { writeReport } from './write-report.ts';

/** `gatehouse report` */
export function reportCommand(): Command {
  return new Command('report')
    .description(
      'Write the weekly report from the records of gates, re-scans and deployments: an HTML page, or JSON. Prints what needs a person. Exit codes: 0 the report was written, 2 it could not be written.',
    )
    .addOption(
      new Option('--since <date>', 'first day of the figures (default: a year ago)').argParser(
        (text: string) => {
          const day = parseDate(text);
          if (day === undefined)
            throw new InvalidArgumentError('It must be a day such as 2026-11-30.');
          return day;
        },
      ),
    )
    .option('-s, --service <name>', 'one service, or its folder', (name) => basename(name))
    .option('-e, --environment <name>', 'one environment')
    .option(
      '--records <folder>',
      'where the records are; "registry" is the bucket in the registry’s account',
      RECORDS_FOLDER,
    )
    .option(
      '--publish',
      'store the page beside the records, and send what needs a person to the operations topic',
    )
    .option('--json', 'write the figures as JSON instead of the page')
    .option(
      '-o, --output <file>',
      'where to write it; - is the terminal (default: report.html, or - with --json)',
    )
    .action(writeReport);
}
