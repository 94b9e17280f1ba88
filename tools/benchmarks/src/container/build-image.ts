import { join } from 'node:path';
import { buildArguments, docker, hasBuildx, hostPlatform } from '@gatehouse/container';
import { BUILD_IMAGE, FOLDER, type Image, REPOSITORY, RUNTIME_IMAGE, tagOf } from './images.ts';

export async function build(root: string, image: Image, more: readonly string[]): Promise<number> {
  const platform = hostPlatform();
  // Not the service's name, so that the image of the service's own build remains.
  const source = {
    name: REPOSITORY,
    root,
    folder: FOLDER,
    platform,
    commit: { id: 'none', time: 0 },
  };
  const started = performance.now();
  await docker(
    buildArguments(source, await hasBuildx(), [
      ...['--network=host', '--quiet', `--file=${join(root, image.dockerfile)}`],
      ...[`--build-arg=BUILD_IMAGE=${BUILD_IMAGE}`, `--build-arg=RUNTIME_IMAGE=${RUNTIME_IMAGE}`],
      ...[`--tag=${tagOf(image)}`, ...more],
    ]),
  );
  return (performance.now() - started) / 1_000;
}
