import { createHash } from 'node:crypto';
import { ReportError, type ScannerReport } from '../model/report.ts';
import { readRegularFile } from '../read-regular-file.ts';
import { parseReport } from './parse-report.ts';

/** A report, and the SHA-256 of the bytes that it was read from, hexadecimal. */
export interface ReadReport {
  readonly report: ScannerReport;
  readonly sha256: string;
}

/**
 * Reads a scanner's report from a file.
 * @throws {ReportError} unless it is a readable, regular file with a report
 */
export async function readReport(file: string): Promise<ReadReport> {
  const bytes = await readRegularFile(file).catch((error: Error) => {
    throw new ReportError('GH-REPORT-001', file, error.message, { cause: error });
  });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const report = parseReport(file, bytes);
  release(bytes);
  return { report, sha256 };
}

/**
 * Releases a buffer's memory early. An object that has survived some collections waits for a full one, which may not
 * come before the decision is made. Its memory, moved into a new unreferenced object, is freed by the next minor
 * collection.
 */
function release(bytes: Buffer<ArrayBuffer>): void {
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
}
