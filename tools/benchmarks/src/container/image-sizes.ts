import { docker, imageSize } from '@gatehouse/container';
import { short } from '../harness/format.ts';
import { type Image, OURS, tagOf } from './images.ts';

/** A row of the table: the size of an image and of its parts, in MB. */
export async function imageSizes(image: Image): Promise<string[]> {
  const node = image === OURS ? '/nodejs/bin/node' : '/usr/local/bin/node';
  const [whole, base, ofNode] = await Promise.all([
    imageSize(tagOf(image)).then(({ total }) => total),
    imageSize(image.base).then(({ total }) => total),
    docker([
      ...['run', '--rm', '--network=none', `--entrypoint=${node}`, tagOf(image)],
      ...['-p', `fs.statSync(${JSON.stringify(node)}).size`],
    ]).then(Number),
  ]);
  const megabytes = [whole, base, ofNode, whole - base].map((bytes) => short(bytes / 1e6));
  return [image.label, ...megabytes];
}
