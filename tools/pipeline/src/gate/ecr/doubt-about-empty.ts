import { DescribeImagesCommand } from '@aws-sdk/client-ecr';
import type { Deadline } from '../../aws/deadline.ts';
import { classifyCoverage } from './classify-coverage.ts';
import type { EcrClients } from './create-clients.ts';
import { imageError, type EcrImage } from './ecr-image.ts';
import type { Reading } from './join-pages.ts';
import { readCoverage } from './read-coverage.ts';
import type { ScanPlan } from './scan-plan.ts';

/**
 * Why a result without findings is not trusted yet. ECR has been seen to report a scan as COMPLETE and to fill in the
 * findings seconds later.
 * @returns one line, or undefined if there is no doubt
 * @throws {ReportError} if waiting cannot help; otherwise the error of the SDK
 */
export async function doubtAboutEmpty(
  deadline: Deadline,
  { ecr, inspector }: EcrClients,
  image: EcrImage,
  reading: Reading,
  { mode, repositoryArn }: ScanPlan,
): Promise<string | undefined> {
  if (reading.counted > 0) return `ECR counts ${reading.counted} findings, but gives none of them`;
  const found = reading.response.imageScanFindings;
  const completedAt = found?.imageScanCompletedAt;
  if (completedAt === undefined)
    return 'there are no findings, and ECR does not say when the scan was completed';
  const command = new DescribeImagesCommand({
    registryId: image.registryId,
    repositoryName: image.repository,
    imageIds: [{ imageDigest: image.digest }],
  });
  const { imageDetails = [] } = await deadline.ask((abortSignal) =>
    ecr.send(command, { abortSignal }),
  );
  const details = imageDetails.find(({ imageDigest }) => imageDigest === image.digest);
  if (details?.imagePushedAt === undefined)
    return 'there are no findings, and ECR does not say when the image was pushed';
  if (completedAt < details.imagePushedAt)
    return `there are no findings, and the scan of ${completedAt.toISOString()} is older than the push of ${details.imagePushedAt.toISOString()}`;
  const enhanced =
    mode === 'ENHANCED' ||
    found?.enhancedFindings !== undefined ||
    reading.response.imageScanStatus?.status === 'ACTIVE';
  if (!enhanced) return undefined;
  const resources = await readCoverage(deadline, inspector, image, repositoryArn);
  const coverage = classifyCoverage(resources, details.imagePushedAt);
  if (coverage.state === 'failed') throw imageError(image, coverage.reason);
  return coverage.state === 'covered' ? undefined : coverage.reason;
}
