import { arnOf } from '../arn.ts';
import type { LocalEcr } from '../ecr/local-ecr.ts';
import type { LocalIdentity } from '../identity/local-identity.ts';

/** `ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY`, and a digest or a tag. */
const IMAGE =
  /^(\d{12})\.dkr\.ecr\.([a-z\d-]+)\.amazonaws\.com(?:\.cn)?\/([^@:]+)(?:@(sha256:[\da-f]{64})|:([\w.-]+))?$/;

const PULL = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];

/**
 * ECS's error if it cannot pull an image for a task: the execution role lacks the permission, or ECR has no such image.
 * Undefined if it can, which is assumed of images outside ECR.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html
 */
export function refusePull(
  { ecr, identity }: { ecr: LocalEcr; identity: LocalIdentity },
  image: string,
  executionRole: string | undefined,
): string | undefined {
  const [, account, region = '', repository, imageDigest, tag] = IMAGE.exec(image) ?? [];
  if (account === undefined || repository === undefined) return undefined;
  const fails = (reason: string) =>
    `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${image}: ${reason}`;
  const arn = arnOf({ region, accountId: account }, 'ecr', `repository/${repository}`);
  const may =
    executionRole === undefined ||
    (identity.allows(executionRole, 'ecr:GetAuthorizationToken', '*') &&
      PULL.every((action) => identity.allows(executionRole, action, arn)));
  if (!may)
    return fails(
      'pull access denied, repository does not exist or may require authorization: authorization failed: 403 Forbidden',
    );
  const id = imageDigest === undefined ? { imageTag: tag ?? 'latest' } : { imageDigest };
  return ecr.pull(repository, id, account) ? undefined : fails('not found');
}
