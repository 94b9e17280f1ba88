import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { ReportError, type ScannerReport } from '../model/report.ts';
import { parseReport } from './parse-report.ts';

/** So that memory is bounded: some 200,000 findings as Trivy writes them. */
const MOST_BYTES = 512 * 1_024 * 1_024;

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
  const bytes = await readBytes(file);
  return {
    report: parseReport(file, bytes),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

async function readBytes(file: string): Promise<Buffer> {
  let handle: FileHandle | undefined;
  try {
    // A link could be turned elsewhere between scan and gate.
    handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stats = await handle.stat();
    if (!stats.isFile()) throw new ReportError(file, 'is not a regular file');
    if (stats.size === 0) throw new ReportError(file, 'is empty');
    if (stats.size > MOST_BYTES)
      throw new ReportError(file, `has ${stats.size} bytes; at most ${MOST_BYTES} are read`);
    const bytes = Buffer.allocUnsafeSlow(stats.size);
    const { bytesRead } = await handle.read(bytes, 0, stats.size, 0);
    if (bytesRead !== stats.size) throw new ReportError(file, 'got shorter while it was read');
    return bytes;
  } catch (error) {
    if (error instanceof ReportError) throw error;
    throw new ReportError(file, reasonOf(error as NodeJS.ErrnoException), { cause: error });
  } finally {
    await handle?.close();
  }
}

function reasonOf({ code, name }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'does not exist';
  if (code === 'ELOOP') return 'is a link; give the file itself';
  return `cannot be read (${code ?? name})`;
}
