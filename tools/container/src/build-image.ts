import { arch } from 'node:os';
import { docker } from './docker.ts';

/** What an image is built from. */
export interface ImageSource {
  /** Name of the service. */
  readonly name: string;
  /** The workspace, which is the build context. */
  readonly root: string;
  /** Folder of the service below it. */
  readonly folder: string;
  /** Such as `linux/amd64`. */
  readonly platform: string;
  readonly commit: Commit;
}

/** The commit that is checked out. */
export interface Commit {
  /** Complete, and with `-dirty` at the end where files differ from it. */
  readonly id: string;
  /** Seconds since 1970. */
  readonly time: number;
}

/**
 * Arguments of `docker build`. Labels and version come from the commit, and so does every date in the image.
 * @param buildx Whether docker has it: it adds attestations, which make an index of the image, unless told not to.
 * @param more Of the person, after ours.
 */
export function buildArguments(
  { name, root, folder, platform, commit }: ImageSource,
  buildx: boolean,
  more: readonly string[],
): string[] {
  return [
    ...(buildx ? ['buildx', 'build', '--load', '--provenance=false', '--sbom=false'] : ['build']),
    `--file=${root}/${folder}/Dockerfile`,
    `--platform=${platform}`,
    `--tag=${imageTag(name)}`,
    `--build-arg=SERVICE_VERSION=${commit.id}`,
    `--build-arg=CREATED=${new Date(commit.time * 1_000).toISOString()}`,
    `--build-arg=SOURCE_DATE_EPOCH=${commit.time}`,
    ...more,
    root,
  ];
}

/** The platform of this machine, whose images run here without emulation. */
export const hostPlatform = () => `linux/${arch() === 'arm64' ? 'arm64' : 'amd64'}`;

/** What the image is called on the machine that builds it. */
export const imageTag = (name: string) => `${name}:local`;

/** Whether docker has buildx. */
export async function hasBuildx(): Promise<boolean> {
  return docker(['buildx', 'version']).then(
    () => true,
    () => false,
  );
}
