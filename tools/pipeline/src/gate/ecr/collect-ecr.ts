import type { Clock } from '../../aws/clock.ts';
import type { ImageReference } from '../../image/image-reference.ts';
import { collectEcrScan, type EcrScans } from './collect-ecr-scan.ts';
import { createClients } from './create-clients.ts';

/**
 * Waits for ECR's scan of an image from the command line, with the environment's credentials.
 * @param timeoutMs For everything together.
 * @param progress Called with what is being waited for: one line.
 * @param clock Default: the real one.
 * @throws {ReportError} as `collectEcrScan`
 */
export async function collectEcr(
  { registry, repository, digest }: ImageReference,
  timeoutMs: number,
  progress: (message: string) => void,
  clock?: Clock,
): Promise<EcrScans> {
  const clients = createClients({ region: registry?.region });
  try {
    const image = { registryId: registry?.account, repository, digest };
    return await collectEcrScan({ clients, image, timeoutMs, progress, ...(clock && { clock }) });
  } finally {
    clients.ecr.destroy();
    clients.inspector.destroy();
  }
}
