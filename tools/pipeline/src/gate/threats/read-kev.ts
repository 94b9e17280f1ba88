import * as z from 'zod';
import { checked } from '../formats/format.ts';
import { JsonDocument } from '../../json/json-document.ts';
import { ReportError } from '../model/report.ts';
import { moment } from '../moment.ts';

/** https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities_schema.json */
const catalogue = z.looseObject({
  catalogVersion: z.string(),
  dateReleased: moment,
  count: z.int().min(1, { error: 'must be above 0: the catalogue is never empty' }),
  vulnerabilities: z.array(z.looseObject({ cveID: z.string().regex(/^CVE-\d{4}-\d{4,}$/) })),
});

/** Known exploited vulnerabilities. */
export interface Kev {
  readonly ids: ReadonlySet<string>;
  readonly releasedAt: Date;
}

/**
 * Parses CISA's catalogue of known exploited vulnerabilities, as JSON.
 * https://www.cisa.gov/known-exploited-vulnerabilities-catalog
 * @throws {ReportError} if it is not such a catalogue, or incomplete
 */
export function readKev(file: string, bytes: Buffer): Kev {
  const { dateReleased, count, vulnerabilities } = checked(
    file,
    catalogue,
    new JsonDocument(bytes),
  );
  if (count !== vulnerabilities.length)
    throw new ReportError(
      'GH-REPORT-006',
      file,
      `count: is ${count}, and ${vulnerabilities.length} vulnerabilities are listed`,
    );
  return { ids: new Set(vulnerabilities.map(({ cveID }) => cveID)), releasedAt: dateReleased };
}
