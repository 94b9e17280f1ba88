import type { ImageDetail } from '@aws-sdk/client-ecr';
import { buildTagOf, RELEASES_KEPT } from '@gatehouse/service-manifest';

/** Starting tasks pull their image, and the nightly re-scan pulls all running ones. */
const IN_USE_DAYS = 7;
const DAY_MS = 86_400_000;
const BUILD_TAG = buildTagOf('');

/**
 * Whether one more release would let the repository's lifecycle rule remove an image in use; pure. That takes as many
 * promotions without a deployment as images are kept: a role that may promote must not be able to evict what runs.
 * @param images All images of the release repository.
 * @returns the problem, on one line
 */
export function checkRetention(
  images: readonly ImageDetail[],
  digest: string,
  now: Date,
): string | undefined {
  const releases = images
    .filter(({ imageTags = [] }) => imageTags.some((tag) => tag.startsWith(BUILD_TAG)))
    .sort((a, b) => timeOf(b.imagePushedAt) - timeOf(a.imagePushedAt));
  if (releases.some(({ imageDigest }) => imageDigest === digest)) return undefined;
  const since = now.getTime() - IN_USE_DAYS * DAY_MS;
  const inUse = releases
    .slice(RELEASES_KEPT - 1)
    .find(({ lastRecordedPullTime }) => timeOf(lastRecordedPullTime) >= since);
  return inUse === undefined
    ? undefined
    : `${inUse.imageDigest} is in use, and ${RELEASES_KEPT} newer releases would have the registry remove it: deploy one of the newer ones first`;
}

const timeOf = (date: Date | undefined): number => date?.getTime() ?? 0;
