import { buildTagOf } from '@gatehouse/service-manifest';
import type { ImageReference } from '../../image/image-reference.ts';
import type { Aws } from '../aws.ts';
import type { DeploymentRecord } from '../record/record.ts';
import type { Location } from '../subject.ts';
import { commitOf, isAncestor, isShallow } from './git.ts';

/** The deployment, and what it replaces. */
export interface Bound {
  readonly commit: string | undefined;
  readonly image: ImageReference;
  /** The record of what runs. */
  readonly record: DeploymentRecord | undefined;
  /** The reason for deploying an older commit. */
  readonly allowOlder: string | undefined;
}

/**
 * Checks that the commit is in this repository, that the image was built from it, and that it is not older than what
 * runs. Needs `ecr:BatchGetImage`.
 * @returns problems, one line each
 * @throws {AwsError}
 */
export async function checkCommit(
  aws: Pick<Aws, 'ecr'>,
  { settings, environment }: Pick<Location, 'settings' | 'environment'>,
  { commit, image, record, allowOlder }: Bound,
): Promise<string[]> {
  // Images on a laptop belong to no commit, because files differ from it.
  const local = settings.local === true;
  if (commit === undefined)
    return local || allowOlder !== undefined || record?.commit === undefined
      ? []
      : [
          `${short(record.commit)} runs in ${environment}, and whether this is older is not known: --commit names the commit that the image was built from`,
        ];
  const known = await commitOf(commit).catch(() => undefined);
  if (known !== commit)
    return [
      `${commit} is no commit of this repository${(await shallow()) ? `: ${DEEPEN}` : '; --commit names the one that the image was built from'}`,
    ];
  return [
    ...(local ? [] : await checkTag(aws, image, commit)),
    ...(await checkAge(commit, record?.commit, allowOlder)),
  ];
}

/** Tags never move, and only the gate tags releases, so a commit's tag proves what was built from it. */
async function checkTag(
  { ecr }: Pick<Aws, 'ecr'>,
  { registry, repository, digest, text }: ImageReference,
  commit: string,
): Promise<string[]> {
  const imageTag = buildTagOf(commit);
  const { images = [] } = await ecr.batchGetImage({
    registryId: registry?.account,
    repositoryName: repository,
    imageIds: [{ imageTag }],
  });
  const digests = images.flatMap(({ imageId }) => imageId?.imageDigest ?? []);
  if (digests.includes(digest)) return [];
  return [
    digests.length === 0
      ? `no image was promoted as ${imageTag}, so whether ${text} was built from that commit is not proven: "gatehouse promote" copies it with its tags`
      : `${text} was not built from ${short(commit)}: the registry has ${digests[0]} as ${imageTag}`,
  ];
}

async function checkAge(
  commit: string,
  running: string | undefined,
  allowOlder: string | undefined,
): Promise<string[]> {
  if (running === undefined || running === commit || allowOlder !== undefined) return [];
  const older = await isAncestor(commit, running);
  if (older === 'yes')
    return [
      `${short(commit)} is older than ${short(running)}, which runs: deliver a newer commit, go back by "gatehouse rollback", or give --allow-older "reason"`,
    ];
  return older === 'unknown' && (await shallow())
    ? [
        `whether ${short(commit)} is older than ${short(running)}, which runs, is not known: ${DEEPEN}`,
      ]
    : [];
}

const DEEPEN = 'this clone is shallow, so check out all commits ("fetch-depth: 0")';
const shallow = () => isShallow().catch(() => false);
const short = (commit: string) => commit.slice(0, 12);
