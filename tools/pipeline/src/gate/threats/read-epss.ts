import * as z from 'zod';
import { checked, probability } from '../formats/format.ts';
import { JsonDocument } from '../../json/json-document.ts';
import { ReportError } from '../model/report.ts';
import { parseMoment } from '../moment.ts';

const CVE = /^CVE-\d{4}-\d{4,}$/;
/** https://www.first.org/epss/api */
const response = z.looseObject({
  status: z.literal('OK'),
  total: z.int(),
  offset: z.int().default(0),
  data: z
    .array(
      z.looseObject({
        cve: z.string().regex(CVE),
        epss: probability,
        // A day, in UTC.
        date: z.iso.date(),
      }),
    )
    .min(1, { error: 'must have a score' }),
});

/** Probabilities that vulnerabilities are exploited within 30 days. */
export interface Epss {
  readonly probabilities: ReadonlyMap<string, number>;
  /** The day of the oldest score. */
  readonly scoredAt: Date;
}

/**
 * Parses scores of the Exploit Prediction Scoring System: a response of FIRST's API, or the daily CSV file.
 * https://www.first.org/epss/data_stats
 * @throws {ReportError} if it is neither, or incomplete
 */
export function readEpss(file: string, bytes: Buffer): Epss {
  return bytes.subarray(0, 1).toString() === '#' ? fromCsv(file, bytes) : fromApi(file, bytes);
}

function fromApi(file: string, bytes: Buffer): Epss {
  const { data, total, offset } = checked(file, response, new JsonDocument(bytes));
  if (total !== data.length || offset !== 0)
    throw new ReportError(
      'GH-REPORT-006',
      file,
      `total: is ${total}, and ${data.length} scores are listed: it is one page of several`,
    );
  const oldest = data.map(({ date }) => date).sort()[0] as string;
  return {
    probabilities: new Map(data.map(({ cve, epss }) => [cve, epss])),
    scoredAt: new Date(`${oldest}T00:00:00Z`),
  };
}

function fromCsv(file: string, bytes: Buffer): Epss {
  const [comment = '', header = '', ...rows] = bytes.toString('utf8').trimEnd().split(/\r?\n/);
  const date = /\bscore_date:(\S+?)(?:\+00:?00|Z)$/.exec(comment.trim())?.[1];
  const scoredAt = date === undefined ? undefined : parseMoment(`${date}Z`);
  if (scoredAt === undefined)
    throw new ReportError(
      'GH-REPORT-006',
      file,
      'line 1: must have a score_date in UTC, such as 2026-11-23T00:00:00+0000',
    );
  if (!header.startsWith('cve,epss'))
    throw new ReportError(
      'GH-REPORT-006',
      file,
      `line 2: must be cve,epss,percentile; found "${header.slice(0, 80)}"`,
    );
  if (rows.length === 0) throw new ReportError('GH-REPORT-006', file, 'must have a score');
  const probabilities = new Map<string, number>();
  for (const [at, row] of rows.entries()) {
    const [cve = '', epss = ''] = row.split(',');
    const value = /^\d(?:\.\d+)?(?:e-\d+)?$/i.test(epss) ? Number(epss) : NaN;
    if (!CVE.test(cve) || !(value >= 0 && value <= 1))
      throw new ReportError(
        'GH-REPORT-006',
        file,
        `line ${at + 3}: must be a CVE and a probability from 0 to 1; found "${row.slice(0, 80)}"`,
      );
    probabilities.set(cve, value);
  }
  return { probabilities, scoredAt };
}
