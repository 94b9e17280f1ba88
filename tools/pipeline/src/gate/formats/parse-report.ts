import { isUtf8 } from 'node:buffer';
import { JsonDocument } from '../../json/json-document.ts';
import type { Wanted } from '../../json/wanted-parts.ts';
import { ReportError, type ScannerReport } from '../model/report.ts';
import { cycloneDxFormat } from './cyclonedx.ts';
import { ecrFormat } from './ecr.ts';
import type { Format } from './format.ts';
import { gitLabFormat } from './gitlab.ts';
import { grypeFormat } from './grype.ts';
import { inspectorFormat } from './inspector.ts';
import { inspectorScanFormat } from './inspector-scan.ts';
import { osvScannerFormat } from './osv-scanner.ts';
import { sarifFormat } from './sarif.ts';
import { snykFormat } from './snyk.ts';
import { trivyFormat } from './trivy.ts';

const FORMATS: readonly Format[] = [
  trivyFormat,
  grypeFormat,
  sarifFormat,
  ecrFormat,
  inspectorFormat,
  inspectorScanFormat,
  cycloneDxFormat,
  osvScannerFormat,
  snykFormat,
  gitLabFormat,
];

/** Scalars and keys of the outer objects; arrays are empty. */
const outline = (levels: number): Wanted => ({
  at: () => (levels > 0 ? outline(levels - 1) : undefined),
  elements: undefined,
});
const OUTLINE = outline(2);

/**
 * Parses a scanner's report, whose format is detected from its content.
 * @param origin Its source, for messages.
 * @throws {ReportError} for an unknown format, or an unusable report
 */
export function parseReport(origin: string, content: string | Buffer): ScannerReport {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const document = new JsonDocument(bytes);
  const outer = outlineOf(origin, bytes, document);
  const lists = Array.isArray(outer);
  // A list without a report says nothing.
  const all = (
    lists ? (document.read({ ...OUTLINE, elements: OUTLINE }) as unknown[]) : [outer]
  ).filter(isObject);
  if (all.length === 0)
    throw new ReportError('GH-REPORT-002', origin, `must be a JSON object; ${known()}`);
  const matching = FORMATS.filter(
    (format) => (!lists || format.lists) && all.every((each) => format.matches(each)),
  );
  const [format, second] = matching;
  if (format === undefined)
    throw new ReportError('GH-REPORT-002', origin, `is in no format that is known; ${known()}`);
  if (second !== undefined)
    throw new ReportError(
      'GH-REPORT-002',
      origin,
      `could be ${matching.map(({ name }) => name).join(' or ')}`,
    );
  return format.read(origin, document);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const known = () => `known are: ${FORMATS.map(({ name }) => name).join(', ')}`;

/** Validates the whole document: an incomplete report is not a report. */
function outlineOf(origin: string, bytes: Buffer, document: JsonDocument): unknown {
  if (!isUtf8(bytes)) throw new ReportError('GH-REPORT-002', origin, 'is not UTF-8 text');
  const start = bytes.toString('utf8', 0, 1_024).trimStart().slice(0, 1);
  if (start === '') throw new ReportError('GH-REPORT-002', origin, 'is empty');
  if (start === '<') throw new ReportError('GH-REPORT-002', origin, 'is HTML or XML, not JSON');
  try {
    return document.read(OUTLINE);
  } catch (error) {
    throw new ReportError(
      'GH-REPORT-002',
      origin,
      `is not valid JSON: ${(error as Error).message}`,
      {
        cause: error,
      },
    );
  }
}
