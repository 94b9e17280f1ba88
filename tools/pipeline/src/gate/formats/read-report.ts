import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { ReportError, type ScannerReport } from '../model/report.ts';
import { parseReport } from './parse-report.ts';

/** So that memory is bounded; the largest reports of large images have a tenth of it. */
const MOST_BYTES = 64 * 1_024 * 1_024;

/**
 * Reads a scanner's report from a file.
 * @throws {ReportError} for anything but a readable, regular file with a report in it
 */
export async function readReport(file: string): Promise<ScannerReport> {
  return parseReport(file, await readText(file));
}

async function readText(file: string): Promise<string> {
  let handle: FileHandle | undefined;
  try {
    // A link could be turned elsewhere between scan and gate.
    handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stats = await handle.stat();
    if (!stats.isFile()) throw new ReportError(file, 'is not a regular file');
    if (stats.size === 0) throw new ReportError(file, 'is empty');
    if (stats.size > MOST_BYTES)
      throw new ReportError(file, `has ${stats.size} bytes; at most ${MOST_BYTES} are read`);
    const bytes = Buffer.alloc(stats.size);
    const { bytesRead } = await handle.read(bytes, 0, stats.size, 0);
    if (bytesRead !== stats.size) throw new ReportError(file, 'got shorter while it was read');
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
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
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'is not UTF-8 text';
  return `cannot be read (${code ?? name})`;
}
