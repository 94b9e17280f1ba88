import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { GatehouseError } from '@gatehouse/service-manifest';
import { readSettings } from '../gate/read-settings.ts';
import { RECORDS_FOLDER } from '../records/folder-store.ts';
import { openExistingStore } from '../records/open-store.ts';
import { readRecords } from '../records/read-records.ts';
import { dateOf, dayOf, parseDate } from './compute/calendar.ts';
import { computeReport, type Existing } from './compute/compute-report.ts';
import { renderPage } from './page/render-page.ts';
import { reportText } from './report-text.ts';

interface ReportOptions {
  readonly since?: number;
  readonly service?: string;
  readonly environment?: string;
  readonly json?: true;
  readonly publish?: true;
  readonly output?: string;
  readonly records: string;
}

/** Default period of a report in days: four quarters. */
const YEAR_DAYS = 365;
const BASES = 'security/base-images.json';

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
    .action(report);
}

async function report(options: ReportOptions): Promise<void> {
  const { service, environment, json, records: place } = options;
  const now = Date.now();
  const since = options.since ?? dayOf(now) - YEAR_DAYS;
  if (since > dayOf(now))
    throw new GatehouseError('GH-CLI-001', `--since: ${dateOf(since)} is still to come`);
  const workspace = await readSettings();
  if (options.publish && workspace === undefined)
    throw new GatehouseError(
      'GH-RECORDS-005',
      '--publish: there is no valid gatehouse.json, which names the topic',
    );
  const progress = (line: string) => void process.stderr.write(`${line}\n`);
  const store = await openExistingStore(place, workspace, progress);
  try {
    // All environments decide whether a service is behind, so they are filtered later.
    const { records, missing, damaged } = await readRecords(store, {
      rescansSince: dateOf(since - 14),
      service,
    });
    const existing = workspace && existingIn(Object.keys(workspace.environments));
    const seen = [...records, ...missing];
    refuseUnknown('--service', service, [
      ...(existing?.services ?? []),
      ...seen.map((each) => each.service),
    ]);
    refuseUnknown('--environment', environment, [
      ...(existing?.environments ?? []),
      ...seen.map((each) => each.environment),
    ]);
    const figures = computeReport({
      ...{ records, missing, damaged, now, since, service, environment },
      existing,
      bases: existsSync(BASES) ? imagesIn(await readFile(BASES, 'utf8')) : undefined,
    });
    const written = json ? `${JSON.stringify(figures)}\n` : renderPage(figures);
    const output = options.output ?? (json ? '-' : 'report.html');
    if (output === '-') {
      process.stdout.write(written);
      return;
    }
    await writeOutput(output, written);
    const text = reportText(figures, output);
    if (options.publish && workspace !== undefined) {
      const { publish } = await import('./publish.ts');
      const name = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
      const page = renderPage(figures);
      await publish(store, workspace, { name, page, text }, progress);
    }
    process.stdout.write(text);
  } finally {
    store.close();
  }
}

/** @throws with one line */
async function writeOutput(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new GatehouseError('GH-CLI-005', `--output: ${file} cannot be written (${code})`, {
      cause: error,
    });
  }
}

/**
 * A removed service is known as long as its records exist.
 * @throws with one line that lists the known names
 */
function refuseUnknown(option: string, name: string | undefined, known: readonly string[]): void {
  const names = [...new Set(known)].sort();
  if (name === undefined || names.includes(name)) return;
  throw new GatehouseError(
    'GH-RECORDS-004',
    `${option}: "${name}" is neither in this workspace nor in the records; known: ${names.join(', ') || 'none'}`,
  );
}

/** The current services of the workspace; undefined outside a workspace. */
function existingIn(environments: readonly string[]): Existing | undefined {
  if (!existsSync('apps')) return undefined;
  const services = readdirSync('apps').filter((name) => existsSync(`apps/${name}/service.json`));
  return { services, environments };
}

/** @throws with one line if it is not an object of images */
function imagesIn(text: string): string[] {
  try {
    return Object.values(JSON.parse(text) as object).filter((image) => typeof image === 'string');
  } catch (error) {
    throw new GatehouseError('GH-NX-008', `${BASES}: invalid JSON (${(error as Error).message})`, {
      cause: error,
    });
  }
}
