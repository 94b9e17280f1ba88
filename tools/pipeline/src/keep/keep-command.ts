import { Command } from 'commander';
import { REGISTRY } from '@gatehouse/service-manifest';
import { withSubject } from '../deploy/options.ts';
import { readSubject } from '../deploy/subject.ts';
import type { ImageReference } from '../gate/image-reference.ts';
import { imageOption } from '../gate/options.ts';

interface KeepOptions {
  readonly service: string;
  readonly environment: string;
  readonly image: ImageReference;
}

/** `gatehouse keep` */
export function keepCommand(): Command {
  return withSubject(
    new Command('keep').description(
      'Mark an image as released to an environment, so that the registry keeps it among the last ten. Exits with 0: it is marked, 2: it is not.',
    ),
  )
    .addOption(imageOption('the image, by its digest'))
    .action(async ({ service, environment, image }: KeepOptions) => {
      const { workspace, names } = await readSubject(service, environment);
      if (image.text !== `${names.imageRepository}@${image.digest}`)
        throw new Error(`--image: must be of ${names.imageRepository}, not ${image.text}`);
      const { lookAt } = await import('../deploy/connection.ts');
      const { keep } = await import('./keep.ts');
      const { aws, close } = lookAt(workspace, REGISTRY);
      try {
        const tag = await keep(aws, image, environment);
        process.stdout.write(`${image.text} is kept, by the tag ${tag}\n`);
      } finally {
        close();
      }
    });
}
