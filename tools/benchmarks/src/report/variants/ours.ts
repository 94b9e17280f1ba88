import { performance } from 'node:perf_hooks';
import { computeReport, openFolderStore, readRecords, renderPage } from '@gatehouse/pipeline';

/** Reads the records of a folder, computes the report of a year and renders it; sends what each step took. */
const DAY_MS = 86_400_000;
const now = Date.now();
const since = Math.floor(now / DAY_MS) - 365;
const rescansSince = new Date((since - 14) * DAY_MS).toISOString().slice(0, 10);

const started = performance.now();
const read = await readRecords(openFolderStore(process.argv[2] as string), { rescansSince });
const reading = performance.now();
const report = computeReport({ ...read, now, since });
const computing = performance.now();
const page = renderPage(report);
const rendering = performance.now();
process.send?.({
  records: report.records,
  missing: report.missing.length,
  reading: reading - started,
  computing: computing - reading,
  rendering: rendering - computing,
  kilobytes: Buffer.byteLength(page) / 1_000,
  megabytes: process.resourceUsage().maxRSS / 1_000,
});
