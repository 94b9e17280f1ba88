import type { ImageReference } from '../image-reference.ts';
import type { ScannerReport } from '../model/report.ts';
import { collectEcrScan } from './collect-ecr-scan.ts';
import { createClients } from './create-clients.ts';

/** What ECR has scanned. */
export interface EcrScans {
  readonly reports: readonly ScannerReport[];
  /** Of what would run: the image, or every platform of an index. */
  readonly digests: readonly string[];
}

/**
 * Waits for ECR's scan of an image as it is named on the command line, with the credentials of the environment.
 * @param timeoutMs For everything together.
 * @param progress Told what is waited for: one line.
 * @throws {ReportError} as `collectEcrScan`
 */
export async function collectEcr(
  { registry, repository, digest }: ImageReference,
  timeoutMs: number,
  progress: (message: string) => void,
): Promise<EcrScans> {
  const clients = createClients({ region: registry?.region });
  try {
    const image = { registryId: registry?.account, repository, digest };
    const reports = await collectEcrScan({ clients, image, timeoutMs, progress });
    return { reports, digests: reports.flatMap(({ images }) => images) };
  } finally {
    clients.ecr.destroy();
    clients.inspector.destroy();
  }
}
