import { REQUEST_TIMEOUT_MS } from '../../aws/client-settings.ts';
import { realClock, type Clock } from '../../aws/clock.ts';
import { Deadline } from '../../aws/deadline.ts';
import type { ScannerReport } from '../model/report.ts';
import type { RunnableImage } from '../model/runnable-image.ts';
import type { EcrClients } from './create-clients.ts';
import { nameOf, type EcrImage } from './ecr-image.ts';
import { readScanPlan } from './read-scan-plan.ts';
import { resolveImage } from './resolve-image.ts';
import { waitForScan } from './wait-for-scan.ts';

/** All times in milliseconds. */
export interface EcrScanOptions {
  readonly clients: EcrClients;
  readonly image: EcrImage;
  /** For all requests together. */
  readonly timeoutMs: number;
  /** Called with what is being waited for, on each change: one line. */
  readonly progress: (message: string) => void;
  /** The poll interval. @default 5000 */
  readonly pollMs?: number;
  /** For one request. @default 10000 */
  readonly requestTimeoutMs?: number;
  readonly clock?: Clock;
}

/** The results of ECR's scan. */
export interface EcrScans {
  /** One for each image. */
  readonly reports: readonly ScannerReport[];
  /** What would run: the image, or every platform of an index. */
  readonly images: readonly RunnableImage[];
}

const POLL_MS = 5_000;

/**
 * Waits for ECR's scan of an image, basic or enhanced, and reads it. Needs `ecr:BatchGetImage`,
 * `ecr:GetRegistryScanningConfiguration`, `ecr:BatchGetRepositoryScanningConfiguration`,
 * `ecr:DescribeImageScanFindings`, `ecr:DescribeImages` and, for enhanced scanning, `inspector2:ListCoverage`.
 * @throws {ReportError} with one line unless there is a finished, complete, consistent scan of this digest
 */
export async function collectEcrScan({
  clients,
  image,
  timeoutMs,
  progress,
  pollMs = POLL_MS,
  requestTimeoutMs = REQUEST_TIMEOUT_MS,
  clock = realClock,
}: EcrScanOptions): Promise<EcrScans> {
  const deadline = new Deadline({ timeoutMs, requestTimeoutMs, pollMs, clock });
  const waiting = { deadline, progress };
  const images = await resolveImage(waiting, clients.ecr, image);
  const plan = await readScanPlan(waiting, clients.ecr, image);
  progress(`ecr: ${nameOf(image)}: ${plan.text}; images to read: ${images.length}`);
  const reports: ScannerReport[] = [];
  // Sequentially: ECR scans them in parallel anyway, and limits the rate of requests.
  for (const each of images) reports.push(await waitForScan(waiting, clients, plan, each));
  return { reports, images };
}
