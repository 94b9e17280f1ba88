import { REGISTRY } from '@gatehouse/service-manifest';
import { container } from './build-commands.ts';
import type { Options } from './command-options.ts';
import { type JobContext, type StepEnd, failed } from './job-context.ts';
import { deployStacks, planStacks, waitForStacks } from './stacks.ts';
import {
  type Running,
  type World,
  affectedBy,
  batchesOf,
  commitOf,
  keyOf,
  releaseOf,
} from './world.ts';

/** The output of `gatehouse status` for the re-scan. */
interface RunningImage {
  readonly service: string;
  readonly digest: string;
  readonly image: string;
  readonly images: Record<string, string>;
}

type Command = (options: Options, job: JobContext, words: readonly string[]) => StepEnd;

export const has = (job: JobContext, role: string, of: string, profile = ''): boolean =>
  job.roles.get(profile)?.role === role && job.roles.get(profile)?.environment === of;

export const GATEHOUSE: Readonly<Record<string, Command>> = {
  image: (options, job) => container(options.get('--service') ?? '', options, job),
  stacks(options, job, [what = '']) {
    const environment = options.get('--environment') ?? '';
    const words = (name: string) => (options.get(name) ?? '').split(' ').filter(Boolean);
    if (what === 'plan') {
      const missing = has(job, 'status', REGISTRY, `gatehouse-${REGISTRY}`)
        ? withoutStatus(job)
        : 'it has no status role of the registry';
      return missing === undefined ? planStacks(job) : failed(missing);
    }
    if (what === 'deploy') {
      if (!has(job, 'infrastructure', environment)) return failed('it has no infrastructure role');
      return deployStacks(job, environment, words('--stacks'), words('--except'));
    }
    if (!has(job, 'deploy', environment)) return failed('it has no deploy role');
    const service = options.get('--service') ?? '';
    return waitForStacks(job, service, environment, options.get('--plan') ?? '');
  },
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
  attest(options, job) {
    const image = options.get('--image') ?? '';
    if (!has(job, 'build', REGISTRY)) return failed('only the build role signs attestations');
    if (job.files.get(options.get('--sbom') ?? '')?.image !== image)
      return failed('there is no bill of materials of this image');
    job.world.attested.set(image, Number(options.get('--commit')));
    job.world.signed.add(image);
    return {};
  },
  provenance(options, job) {
    const image = options.get('--image') ?? '';
    const { attested, signed } = job.world;
    if (signed.has(image) ? !has(job, 'gate', REGISTRY) : !('attestations' in job.permissions))
      return failed(signed.has(image) ? 'it has no role' : 'it needs "attestations: read"');
    return attested.get(image) === Number(options.get('--commit'))
      ? {}
      : failed(`${image} was not built from this commit by our workflow`);
  },
  gate(options, job) {
    const service = options.get('--service') ?? '';
    const environment = options.get('--environment') ?? '';
    const image = options.get('--image') ?? '';
    const rescan = options.has('--rescan');
    const signs = options.has('--evidence');
    if (options.has('--ecr') || options.get('--records') === 'registry')
      if (!has(job, rescan ? 'rescan' : 'gate', 'registry')) return failed('it has no role');
    const scanners = (options.get('--report') ?? '').split(',').flatMap((path) => {
      const report = job.files.get(path);
      return report?.kind === 'report' && report.image === image ? [report.scanner ?? ''] : [];
    });
    for (const scanner of ['trivy', 'grype'])
      if (!scanners.includes(scanner)) return failed(`undecided: no report by ${scanner}`);
    if (job.files.get(options.get('--sbom') ?? '')?.image !== image)
      return failed('undecided: no bill of materials');
    if (rescan) job.files.set('gate.sarif', { kind: 'other' });
    const passes = job.world.scenario.passes ?? (() => true);
    if (!passes(service, environment, commitOf(image))) return failed('blocked');
    if (signs) {
      if (!has(job, 'gate', 'registry')) return failed('only the gate role signs');
      const evidence = { service, environment, image, by: job.path, kind: 'evidence' } as const;
      job.files.set(options.get('--evidence') ?? '', evidence);
      const { run, path } = job;
      job.world.trace.passed.push({ run, service, environment, image, scanners, path });
    }
    return {};
  },
  promote(options, job) {
    const [service = '', environment = '', image = ''] = [
      '--service',
      '--environment',
      '--image',
    ].map((name) => options.get(name) ?? '');
    if (!has(job, 'gate', 'registry')) return failed('only the gate role promotes');
    const evidence = job.files.get(options.get('--evidence') ?? '');
    if (evidence?.kind !== 'evidence' || evidence.image !== image)
      return failed('there is no evidence for this image');
    if (evidence.service !== service || evidence.environment !== environment)
      return failed('the evidence is for something else');
    job.world.promoted.add(releaseOf(environment, image));
    return {};
  },
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
  notify(_options, job) {
    if (!has(job, 'rescan', 'registry')) return failed('it has no rescan role');
    job.world.trace.announced.push({ run: job.run, at: job.now });
    return {};
  },
  compact: (_options, job) =>
    has(job, 'compact', 'registry') ? {} : failed('it has no compact role'),
  report(options, job) {
    job.files.set(options.get('--output') ?? '', { kind: 'other' });
    return has(job, 'report', 'registry') ? {} : failed('it has no report role');
  },
};

const isOlder = (commit: number, running: Running | undefined): boolean =>
  running !== undefined && commit < running.commit;

function withoutStatus(job: JobContext): string | undefined {
  const missing = job.world.scenario.environments.find(
    ({ name }) => !has(job, 'status', name, `gatehouse-${name}`),
  );
  return missing && `it has no status role of ${missing.name}`;
}

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
