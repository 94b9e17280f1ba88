import {
  ListCoverageCommand,
  type CoverageFilterCriteria,
  type CoveredResource,
  type Inspector2Client,
} from '@aws-sdk/client-inspector2';
import type { Deadline } from '../../aws/deadline.ts';
import { imageError, type EcrImage } from './ecr-image.ts';

/**
 * Inspector's coverage of an image.
 * https://docs.aws.amazon.com/inspector/v2/APIReference/API_ListCoverage.html
 * @param repositoryArn Narrows the search, if known.
 * @throws {ReportError} if the pages form a loop; otherwise the error of the SDK
 */
export async function readCoverage(
  deadline: Deadline,
  inspector: Inspector2Client,
  image: EcrImage,
  repositoryArn: string | undefined,
): Promise<readonly CoveredResource[]> {
  const equals = (value: string) => [{ comparison: 'EQUALS' as const, value }];
  const filterCriteria: CoverageFilterCriteria = {
    resourceType: equals('AWS_ECR_CONTAINER_IMAGE'),
    ecrRepositoryName: equals(image.repository),
    ...(repositoryArn === undefined
      ? {}
      : { resourceId: equals(`${repositoryArn}/${image.digest}`) }),
  };
  const found: CoveredResource[] = [];
  const tokens = new Set<string>();
  let nextToken: string | undefined;
  do {
    const command = new ListCoverageCommand({ filterCriteria, nextToken });
    const page = await deadline.ask((abortSignal) => inspector.send(command, { abortSignal }));
    found.push(...(page.coveredResources ?? []).filter((resource) => isOf(image, resource)));
    nextToken = page.nextToken || undefined;
    if (nextToken !== undefined && tokens.has(nextToken))
      throw imageError(image, 'a page of Inspector’s coverage points back to an earlier one');
    if (nextToken !== undefined) tokens.add(nextToken);
  } while (nextToken !== undefined);
  return found;
}

/** The filter is not trusted: a response about another image must not count for this one. */
function isOf({ registryId, repository, digest }: EcrImage, resource: CoveredResource): boolean {
  const { resourceId = '', accountId } = resource;
  return (
    resourceId.endsWith(`:repository/${repository}/${digest}`) &&
    (registryId === undefined || accountId === undefined || accountId === registryId)
  );
}
