import type { ScannerReport } from '../model/report.ts';
import { REQUEST_TIMEOUT_MS, type EcrClients } from './create-clients.ts';
import { nameOf, type EcrImage } from './ecr-image.ts';
import { Patience } from './patience.ts';
import { readScanPlan } from './read-scan-plan.ts';
import { resolveImage } from './resolve-image.ts';
import { waitForScan } from './wait-for-scan.ts';

/** All times in milliseconds. */
export interface EcrScanOptions {
  readonly clients: EcrClients;
  readonly image: EcrImage;
  /** For everything together. */
  readonly timeoutMs: number;
  /** Told what is waited for, whenever that changes: one line. */
  readonly progress: (message: string) => void;
  /** Between two looks at a scan. @default 5000 */
  readonly pollMs?: number;
  /** For one request. @default 10000 */
  readonly requestTimeoutMs?: number;
}

const POLL_MS = 5_000;

/**
 * Waits for ECR's scan of an image, basic or enhanced, and reads it. Needs `ecr:BatchGetImage`,
 * `ecr:GetRegistryScanningConfiguration`, `ecr:BatchGetRepositoryScanningConfiguration`,
 * `ecr:DescribeImageScanFindings`, `ecr:DescribeImages` and, for enhanced scanning, `inspector2:ListCoverage`.
 * @returns a report for the digest; for an index one for every platform
 * @throws {ReportError} with one line for whatever is not a finished, complete, consistent scan of this digest
 */
export async function collectEcrScan({
  clients,
  image,
  timeoutMs,
  progress,
  pollMs = POLL_MS,
  requestTimeoutMs = REQUEST_TIMEOUT_MS,
}: EcrScanOptions): Promise<ScannerReport[]> {
  const waiting = { patience: new Patience({ timeoutMs, requestTimeoutMs, pollMs }), progress };
  const children = await resolveImage(waiting, clients.ecr, image);
  const plan = await readScanPlan(waiting, clients.ecr, image);
  progress(`ecr: ${nameOf(image)}: ${plan.text}; images to read: ${children.length}`);
  const reports: ScannerReport[] = [];
  // One after the other: they are scanned side by side anyway, and ECR limits how often it is asked.
  for (const child of children) reports.push(await waitForScan(waiting, clients, plan, child));
  return reports;
}
