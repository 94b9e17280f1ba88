import { ReportError, type ScannerReport } from '../model/report.ts';
import { parseStrictJson } from '../strict-json.ts';
import { cycloneDxFormat } from './cyclonedx.ts';
import { ecrFormat } from './ecr.ts';
import type { Format } from './format.ts';
import { grypeFormat } from './grype.ts';
import { inspectorFormat } from './inspector.ts';
import { sarifFormat } from './sarif.ts';
import { trivyFormat } from './trivy.ts';

const FORMATS: readonly Format[] = [
  trivyFormat,
  grypeFormat,
  sarifFormat,
  ecrFormat,
  inspectorFormat,
  cycloneDxFormat,
];

/**
 * Takes the text of a scanner's report, whose format is told by what is in it.
 * @param origin Where it is from, for messages.
 * @throws {ReportError} where it is no report that is known, or not to be taken at its word
 */
export function parseReport(origin: string, text: string): ScannerReport {
  const document = parseJson(origin, text);
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    throw new ReportError(origin, `must be a JSON object; ${known()}`);
  const matching = FORMATS.filter(({ matches }) => matches(document as Record<string, unknown>));
  const [format, second] = matching;
  if (format === undefined)
    throw new ReportError(origin, `is in no format that is known; ${known()}`);
  if (second !== undefined)
    throw new ReportError(origin, `could be ${matching.map(({ name }) => name).join(' or ')}`);
  return format.read(origin, document);
}

const known = () => `known are: ${FORMATS.map(({ name }) => name).join(', ')}`;

function parseJson(origin: string, text: string): unknown {
  const start = text.trimStart().slice(0, 1);
  if (start === '') throw new ReportError(origin, 'is empty');
  if (start === '<') throw new ReportError(origin, 'is HTML or XML, not JSON');
  try {
    return parseStrictJson(text);
  } catch (error) {
    throw new ReportError(origin, `is not valid JSON: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
