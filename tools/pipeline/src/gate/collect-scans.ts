import { createHash } from 'node:crypto';
import type { HashedFile } from './hashed-file.ts';
import type { Clock } from '../aws/clock.ts';
import type { Attempts } from './attempts.ts';
import { readReport, type ReadReport } from './formats/read-report.ts';
import type { ScannerReport } from './model/report.ts';
import type { RunnableImage } from './model/runnable-image.ts';
import type { SourceOptions } from './options.ts';

/** The scans of an image. */
interface CollectedScans {
  readonly reports: readonly ScannerReport[];
  /** What would run. */
  readonly images: readonly RunnableImage[];
  /** Digests of the scans: files as they were read, and ECR's responses. */
  readonly files: readonly HashedFile[];
}

/** Reads the given reports, and waits for ECR's scan. What cannot be read is a failed attempt. */
export async function collectScans(
  { image, report: given, ecr, timeout }: SourceOptions,
  attempts: Attempts,
  progress: (message: string) => void,
  clock?: Clock,
): Promise<CollectedScans> {
  const read: ReadReport[] = [];
  for (const file of given) {
    // Sequentially, so that only one of them is in memory at a time.
    const report = await attempts.attempt(() => readReport(file));
    if (report) read.push(report);
  }
  const scanned = ecr
    ? await attempts.attempt(async () => {
        // Loading the SDK takes longer than a gate without it.
        const { collectEcr } = await import('./ecr/collect-ecr.ts');
        return collectEcr(image, timeout * 1_000, progress, clock);
      })
    : undefined;
  const ofEcr = scanned?.reports ?? [];
  return {
    reports: [...read.map(({ report }) => report), ...ofEcr],
    images: scanned?.images ?? [{ digest: image.digest }],
    files: [
      ...read.map(({ report, sha256 }) => ({ file: report.origin, sha256 })),
      ...ofEcr.map(hashedAnswer),
    ],
  };
}

/** ECR's responses come in pages and in no fixed form; their normalised content counts. */
function hashedAnswer(report: ScannerReport): HashedFile {
  const sha256 = createHash('sha256').update(JSON.stringify(report)).digest('hex');
  return { file: `ecr:${report.images.join(',')}`, sha256 };
}
