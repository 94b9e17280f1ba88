import { createHash } from 'node:crypto';
import type { HashedFile } from '../hashed-file.ts';
import { JsonError } from '../../json/json-error.ts';
import { ReportError } from '../model/report.ts';
import { readRegularFile } from '../read-regular-file.ts';
import type { Threats } from './apply-threats.ts';
import { readEpss } from './read-epss.ts';
import { readKev } from './read-kev.ts';

/** The known threats, and their source files with digests. */
export interface CollectedThreats {
  readonly threats: Threats;
  readonly files: readonly HashedFile[];
}

/** @throws {ReportError} for a file in another format */
export async function collectThreats(files: {
  readonly kev?: string;
  readonly epss?: string;
}): Promise<CollectedThreats> {
  const kev = files.kev === undefined ? undefined : await read(files.kev, readKev);
  const epss = files.epss === undefined ? undefined : await read(files.epss, readEpss);
  return {
    threats: {
      ...(kev && { kev: { ...kev.content, file: kev.file } }),
      ...(epss && { epss: { ...epss.content, file: epss.file } }),
    },
    files: [kev, epss].flatMap((each) => (each ? [{ file: each.file, sha256: each.sha256 }] : [])),
  };
}

async function read<T>(file: string, parse: (file: string, bytes: Buffer) => T) {
  try {
    const bytes = await readRegularFile(file);
    const content = parse(file, bytes);
    return { file, content, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    if (error instanceof ReportError) throw error;
    const { message } = error as Error;
    const problem = error instanceof JsonError ? `is not valid JSON: ${message}` : message;
    throw new ReportError('GH-REPORT-006', file, problem, { cause: error });
  }
}
