import { batchesOf } from './batches.ts';
import type { Command } from './command.ts';
import { failed } from './job-context.ts';
import { withoutStatus } from './without-status.ts';
import { affectedBy } from './world.ts';

/** The output of `gatehouse status` for the re-scan. */
interface RunningImage {
  readonly service: string;
  readonly digest: string;
  readonly image: string;
  readonly images: Record<string, string>;
}

/** Commands that say what runs, or is behind. */
export const STATUS_COMMANDS: Readonly<Record<string, Command>> = {
  affected(options, job) {
    const missing = options.has('--base') ? undefined : withoutStatus(job);
    if (missing !== undefined) return failed(missing);
    const services = options.has('--base')
      ? job.world.services(job.commit)
      : affectedBy(job.world, job.commit);
    return {
      outputs: batchesOf(
        services.map((service) => ({ service })),
        'services',
      ),
    };
  },
  status(_options, job) {
    const missing = withoutStatus(job);
    if (missing !== undefined) return failed(missing);
    const rows = new Map<string, RunningImage>();
    for (const [key, { image }] of job.world.running) {
      const [service = '', environment = ''] = key.split(' ');
      const digest = image.replace(/.*:/, '');
      const row: RunningImage = rows.get(`${service} ${digest}`) ?? {
        ...{ service, digest, image },
        images: {},
      };
      row.images[environment] = image;
      rows.set(`${service} ${digest}`, row);
    }
    return { outputs: batchesOf([...rows.values()], 'images') };
  },
};
