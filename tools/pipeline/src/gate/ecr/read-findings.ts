import {
  DescribeImageScanFindingsCommand,
  type DescribeImageScanFindingsResponse,
  type ECRClient,
} from '@aws-sdk/client-ecr';
import type { Deadline } from '../../aws/deadline.ts';
import { classifyStatus } from './classify-status.ts';
import { imageError, type EcrImage } from './ecr-image.ts';
import { joinPages, type Reading } from './join-pages.ts';

/**
 * The most that ECR returns:
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImageScanFindings.html
 */
const PAGE_SIZE = 1000;

/**
 * Reads all pages of a scan once.
 * @returns the reading, or one line that says why there is none yet
 * @throws {ReportError} if waiting cannot help; otherwise the error of the SDK, on any page
 */
export async function readFindings(
  deadline: Deadline,
  ecr: ECRClient,
  image: EcrImage,
): Promise<Reading | { readonly wait: string }> {
  const pages: DescribeImageScanFindingsResponse[] = [];
  const tokens = new Set<string>();
  let nextToken: string | undefined;
  do {
    const command = new DescribeImageScanFindingsCommand({
      registryId: image.registryId,
      repositoryName: image.repository,
      imageId: { imageDigest: image.digest },
      maxResults: PAGE_SIZE,
      nextToken,
    });
    const page = await deadline.ask((abortSignal) => ecr.send(command, { abortSignal }));
    const problem = otherImage(image, page);
    if (problem !== undefined) throw imageError(image, problem);
    const status = classifyStatus(page.imageScanStatus?.status, page.imageScanStatus?.description);
    if (status.state === 'failed') throw imageError(image, status.reason);
    if (status.state === 'waiting') return { wait: status.reason };
    pages.push(page);
    nextToken = page.nextToken || undefined;
    if (nextToken !== undefined && tokens.has(nextToken))
      throw imageError(image, `page ${pages.length} of the findings points back to an earlier one`);
    if (nextToken !== undefined) tokens.add(nextToken);
  } while (nextToken !== undefined);
  return joinPages(pages) ?? { wait: 'the findings changed while they were being read' };
}

/** What a response is about, if that was not requested. */
function otherImage(
  { registryId, repository, digest }: EcrImage,
  { imageId, repositoryName, registryId: registry }: DescribeImageScanFindingsResponse,
): string | undefined {
  if (imageId?.imageDigest !== digest)
    return `the scan is of another image, ${imageId?.imageDigest ?? 'which is not named'}`;
  if (repositoryName !== undefined && repositoryName !== repository)
    return `the scan is of another repository, ${repositoryName}`;
  if (registryId !== undefined && registry !== undefined && registry !== registryId)
    return `the scan is of another registry, ${registry}`;
  return undefined;
}
