import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { GatehouseError } from '@gatehouse/service-manifest';
import { readSettings } from '../gate/read-settings.ts';
import { openExistingStore } from '../records/open-store.ts';
import { readRecords } from '../records/read-records.ts';
import { BASES, imagesIn } from './base-images.ts';
import { dateOf, dayOf } from './compute/calendar.ts';
import { computeReport } from './compute/compute-report.ts';
import { existingIn } from './existing-in.ts';
import { renderPage } from './page/render-page.ts';
import { refuseUnknown } from './refuse-unknown.ts';
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

/** Computes the report and writes it; prints what needs a person. */
export async function writeReport(options: ReportOptions): Promise<void> {
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
