import { basename } from 'node:path';
import { GatehouseError, architectureOf, readWorkspace } from '@gatehouse/service-manifest';
import pc from 'picocolors';
import { bindSbom } from './bind-sbom.ts';
import { buildArguments, hasBuildx, imageTag } from './build-image.ts';
import { checkedOut } from './commit.ts';
import { configDigest } from './config-digest.ts';
import { copyFromImage } from './copy-from-image.ts';
import { docker, noEngine } from './docker.ts';
import { imageSize, megabytes } from './image-size.ts';
import type { ContainerOptions } from './options.ts';
import { pushImage } from './push-image.ts';
import { pushTarget } from './push-target.ts';
import { tellOutputs } from './tell-outputs.ts';

const PLATFORM = { X86_64: 'linux/amd64', ARM64: 'linux/arm64' };
/** Where the Dockerfile puts it. */
const SBOM = '/app/sbom.cdx.json';

/** A service in a workspace. */
export interface ServiceFolder {
  /** The workspace, which is the build context. */
  readonly root: string;
  /** Folder of the service below it. */
  readonly folder: string;
}

/**
 * Builds the image of a service, or pulls one, and prints its outputs.
 * @throws where there is no engine, or something fails
 */
export async function provideImage(
  service: ServiceFolder,
  options: Omit<ContainerOptions, 'help'>,
): Promise<void> {
  const { from, save, sbomFile } = options;
  const name = basename(service.folder);
  const engine = await noEngine();
  if (engine)
    throw new GatehouseError('GH-CONTAINER-001', `an image needs a Docker engine: ${engine}`);
  const outputs = from === undefined ? await build(service, options) : await pull(from);
  const image = from ?? imageTag(name);
  if (save !== undefined) await docker(['save', `--output=${save}`, image]);
  if (sbomFile !== undefined) {
    await copyFromImage(image, SBOM, sbomFile);
    await bindSbom(sbomFile, name, outputs.image.slice(outputs.image.lastIndexOf('@') + 1));
  }
  tellOutputs(outputs);
}

async function build(
  { root, folder }: ServiceFolder,
  { push, platform: given, more }: Omit<ContainerOptions, 'help'>,
) {
  const name = basename(folder);
  const commit = checkedOut(root);
  const target = push ? pushTarget(readWorkspace(root).settings(), name, commit) : undefined;
  const manifest = readWorkspace(root).manifest(name);
  const platform = given ?? PLATFORM[architectureOf(manifest)];
  const source = { name, root, folder, platform, commit };
  await docker(buildArguments(source, await hasBuildx(), more), { show: true });
  const { total, added } = await imageSize(imageTag(name));
  process.stdout.write(
    `\n${pc.bold(imageTag(name))}  ${platform}  ${pc.cyan(megabytes(total))}, of which ${megabytes(added)} are the service's\n`,
  );
  return target === undefined
    ? { image: `${name}@${await configDigest(imageTag(name))}` }
    : inRegistry(target.repository, await pushImage(imageTag(name), target));
}

async function pull(image: string) {
  await docker(['pull', image]);
  const [repository = '', digest = ''] = image.split('@');
  return inRegistry(repository, digest);
}

function inRegistry(repository: string, digest: string) {
  return { image: `${repository}@${digest}`, repository, digest };
}
