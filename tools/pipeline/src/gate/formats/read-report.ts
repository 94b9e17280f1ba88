import { createHash } from 'node:crypto';
import { ReportError, type ScannerReport } from '../model/report.ts';
import { readRegularFile } from '../read-regular-file.ts';
import { parseReport } from './parse-report.ts';

/** A report, and the SHA-256 of the very bytes that it was read from, hexadecimal. */
export interface ReadReport {
  readonly report: ScannerReport;
  readonly sha256: string;
}

/**
 * Reads a scanner's report from a file.
 * @throws {ReportError} for anything but a readable, regular file with a report in it
 */
export async function readReport(file: string): Promise<ReadReport> {
  const bytes = await readRegularFile(file).catch((error: Error) => {
    throw new ReportError(file, error.message, { cause: error });
  });
  return {
    report: parseReport(file, bytes),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}
