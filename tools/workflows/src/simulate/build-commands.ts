import type { Options } from './command-options.ts';
import { has } from './has-role.ts';
import { type JobContext, type StepEnd, failed } from './job-context.ts';
import { imageOf } from './world.ts';

export function container(service: string, options: Options, job: JobContext): StepEnd {
  const from = options.get('--from');
  if (options.has('--push') && !has(job, 'build', 'registry')) return failed('it cannot push');
  if (from !== undefined && !has(job, 'rescan', 'registry')) return failed('it cannot pull');
  const image = from ?? imageOf(service, job.commit);
  job.files.set(options.get('--save') ?? '', { kind: 'image', image });
  job.files.set(options.get('--sbom-file') ?? '', { kind: 'sbom', image });
  const [repository = '', digest = ''] = image.split('@');
  return { outputs: { image, repository, digest } };
}

/** The command as one file, with a digest of its commit. */
export function bundle(options: Options, { files, commit }: JobContext): StepEnd {
  files.set(options.get('--output') ?? '', { kind: 'command' });
  return { outputs: { digest: `command-${commit}` } };
}
