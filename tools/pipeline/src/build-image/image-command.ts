import { basename, join } from 'node:path';
import { checkSource, provideImage } from '@gatehouse/container';
import { readWorkspace } from '@gatehouse/service-manifest';
import { Command } from 'commander';
import { builtBefore } from './built-before.ts';

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
    .option(
      '--push',
      'push it to the build repository as build-COMMIT; docker must be logged in. A run that is started again takes the image of an earlier attempt, if its attestations prove that it was built from this commit',
    )
    .option('--from <image>', 'pull REPOSITORY@sha256:... instead of building')
    .option('--save <file>', 'write the image to a file, as docker save does')
    .option('--sbom-file <file>', 'write the bill of materials of the image, with its digest')
    .action(async ({ service, push = false, from, save, sbomFile }: ImageOptions) => {
      const root = process.cwd();
      const workspace = readWorkspace(root);
      // Says which services there are.
      workspace.manifest(service);
      if (from !== undefined) checkSource(from, push ? ['--push'] : []);
      const say = (line: string) => void process.stderr.write(`${line}\n`);
      const built = push
        ? await builtBefore(workspace.settings(), service, process.env, say)
        : undefined;
      if (built !== undefined) process.stdout.write(`An earlier attempt built ${built}\n`);
      await provideImage(
        { root, folder: join('apps', service) },
        {
          push: push && built === undefined,
          from: from ?? built,
          ...{ save, sbomFile, platform: undefined, more: [] },
        },
      );
    });
}
