import { VirtualClock } from '../../../aws/test/virtual-clock.ts';
import { collectEcrScan, type EcrScanOptions, type EcrScans } from '../collect-ecr-scan.ts';
import { createClients } from '../create-clients.ts';
import { startEcr, type EcrDouble } from './ecr-double.ts';
import type { Script } from './ecr-script.ts';
import { DIGEST } from './image-manifests.ts';
import { ACCOUNT, REPOSITORY } from './repository.ts';

export interface CollectResult extends EcrScans {
  /** Message of the error; undefined on success. */
  readonly problem: string | undefined;
  readonly error: unknown;
  readonly said: readonly string[];
  readonly calls: EcrDouble['calls'];
  /** By the clock that it waited by. */
  readonly ms: number;
}

/** For a scan, in milliseconds. */
export const TIMEOUT_MS = 60_000;

/** Reads a scripted scan with the real clients; waiting takes no time. */
export async function collect(
  script: Script,
  digest = DIGEST,
  change: Partial<EcrScanOptions> = {},
): Promise<CollectResult> {
  const double = await startEcr(script);
  const clients = createClients({
    region: 'eu-central-1',
    endpoint: double.endpoint,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const said: string[] = [];
  const { clock = new VirtualClock() } = change;
  const from = clock.now();
  const result = (scans: EcrScans, error?: unknown): CollectResult => ({
    ...scans,
    error,
    problem: error === undefined ? undefined : (error as Error).message,
    said,
    calls: double.calls,
    ms: clock.now() - from,
  });
  try {
    return result(
      await collectEcrScan({
        clients,
        image: { registryId: ACCOUNT, repository: REPOSITORY, digest },
        timeoutMs: TIMEOUT_MS,
        clock,
        progress: (message) => said.push(message),
        ...change,
      }),
    );
  } catch (error) {
    return result({ reports: [], images: [] }, error);
  } finally {
    clients.ecr.destroy();
    clients.inspector.destroy();
    await double.close();
  }
}
