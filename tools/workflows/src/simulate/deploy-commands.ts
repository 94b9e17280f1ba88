import type { Command } from './command.ts';
import { has } from './has-role.ts';
import { failed, type JobContext } from './job-context.ts';
import { keyOf, releaseOf, type Running, type World } from './world.ts';

/** Commands that change what runs, or ask for it. */
export const DEPLOY_COMMANDS: Readonly<Record<string, Command>> = {
  superseded(options, job) {
    const environment = options.get('--environment') ?? '';
    if (!has(job, 'status', environment)) return failed('it has no status role');
    const running = job.world.running.get(keyOf(options.get('--service') ?? '', environment));
    return { outputs: { superseded: String(isOlder(job.commit, running)) } };
  },
  deploy(options, job) {
    const environment = options.get('--environment') ?? '';
    const service = options.get('--service') ?? '';
    const image = options.get('--image') ?? '';
    if (!has(job, 'deploy', environment)) return failed('it has no deploy role');
    if (options.has('--evidence') && !job.files.has(options.get('--evidence') ?? ''))
      return failed('there is no evidence');
    const { world, commit } = job;
    if (isOlder(commit, world.running.get(keyOf(service, environment))))
      return failed('a newer commit is deployed');
    // ECS cannot pull it: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html
    if (!world.promoted.has(releaseOf(environment, image)))
      return failed(`${image} is not in the release repository of ${environment}`);
    // Does not check the evidence, because the order of the jobs alone must ensure that it is right.
    start(world, job, { service, environment, image, commit, rollback: false });
    return {};
  },
  rollback(options, job) {
    const environment = options.get('--environment') ?? '';
    const service = options.get('--service') ?? '';
    if (!has(job, 'deploy', environment)) return failed('it has no deploy role');
    const previous = job.world.previous.get(keyOf(service, environment));
    if (previous === undefined) return failed('there is no previous revision');
    start(job.world, job, { service, environment, ...previous, rollback: true });
    return {};
  },
};

const isOlder = (commit: number, running: Running | undefined): boolean =>
  running !== undefined && commit < running.commit;

function start(
  world: World,
  { run, path, now }: JobContext,
  it: Running & { service: string; environment: string; rollback: boolean },
): void {
  const key = keyOf(it.service, it.environment);
  const before = world.running.get(key);
  if (before !== undefined) world.previous.set(key, before);
  world.running.set(key, { image: it.image, commit: it.commit });
  world.trace.deployed.push({ run, path, at: now, ...it });
}
