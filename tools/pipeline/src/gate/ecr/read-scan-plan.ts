import {
  BatchGetRepositoryScanningConfigurationCommand,
  GetRegistryScanningConfigurationCommand,
  type ECRClient,
} from '@aws-sdk/client-ecr';
import type { Waiting } from '../../aws/retry-until-done.ts';
import { imageError, type EcrImage } from './ecr-image.ts';
import { retryFor } from './retry-for.ts';
import { scanPlan, type ScanPlan } from './scan-plan.ts';

/**
 * Reads how the repository is scanned, so that the command does not wait for a scan that never
 * comes.
 * @throws {ReportError} if no scan can come, or if that is unknown
 */
export async function readScanPlan(
  waiting: Waiting,
  ecr: ECRClient,
  image: EcrImage,
): Promise<ScanPlan> {
  const ask = <T>(what: string, call: (abortSignal: AbortSignal) => Promise<T>) =>
    retryFor(waiting, image, what, async () => ({ done: await waiting.deadline.ask(call) }));
  const registry = await ask('GetRegistryScanningConfiguration', (abortSignal) =>
    ecr.send(new GetRegistryScanningConfigurationCommand({}), { abortSignal }),
  );
  // Neither call accepts an account: both describe the registry of the credentials only.
  if (image.registryId !== undefined && registry.registryId !== image.registryId)
    return {
      mode: undefined,
      never: undefined,
      repositoryArn: undefined,
      text: `the registry is of account ${image.registryId}, so that its scanning rules cannot be read`,
    };
  const repository = await ask('BatchGetRepositoryScanningConfiguration', (abortSignal) =>
    ecr.send(
      new BatchGetRepositoryScanningConfigurationCommand({ repositoryNames: [image.repository] }),
      { abortSignal },
    ),
  );
  try {
    return scanPlan(image.repository, registry.scanningConfiguration, repository);
  } catch (error) {
    throw imageError(image, (error as Error).message, error);
  }
}
