import { basename, join } from 'node:path';
import { checkSource, provideImage } from '@gatehouse/container';
import { readWorkspace } from '@gatehouse/service-manifest';
import { Command } from 'commander';

interface ImageOptions {
  readonly service: string;
  readonly push?: boolean;
  readonly from?: string;
  readonly save?: string;
  readonly sbomFile?: string;
}

/**
 * `gatehouse image`: what `nx container` does, where no package is installed. The job that pushes images has the build
 * role; it runs this command as one file, and the packages of the service only within `docker build`, which has no role.
 */
export function imageCommand(): Command {
  return new Command('image')
    .description(
      'Build the image of a service, or pull one: the same as "nx container", without packages. Needs a Docker engine. It ends with image=..., which in a workflow is an output of the step; of what is in a registry, repository=... and digest=... too.',
    )
    .requiredOption('-s, --service <name>', 'service, or its folder', (name) => basename(name))
    .option('--push', 'push it to the build repository as build-COMMIT; docker must be logged in')
    .option('--from <image>', 'pull REPOSITORY@sha256:... instead of building')
    .option('--save <file>', 'write the image to a file, as docker save does')
    .option('--sbom-file <file>', 'write the bill of materials of the image, with its digest')
    .action(async ({ service, push = false, from, save, sbomFile }: ImageOptions) => {
      const root = process.cwd();
      // Says which services there are.
      readWorkspace(root).manifest(service);
      if (from !== undefined) checkSource(from, push ? ['--push'] : []);
      await provideImage(
        { root, folder: join('apps', service) },
        { push, from, save, sbomFile, platform: undefined, more: [] },
      );
    });
}
