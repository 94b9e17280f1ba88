import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  buildArguments,
  docker,
  hasBuildx,
  hostPlatform,
  imageSize,
  noEngine,
} from '@gatehouse/container';
import type { BenchmarkResult, RunOptions, Variant } from '../harness/benchmark.ts';
import { ratio, short } from '../harness/format.ts';
import { startAws } from '../harness/api-keys.ts';
import { inRounds } from '../harness/rounds.ts';
import { builtScript } from '../harness/scripts.ts';
import { buildBundles, bundled } from '../start/build-bundles.ts';
import { measureStart, type Started, type StartInContainer } from './measure-start.ts';
import { median, ratioToBase } from '../harness/statistics.ts';
import { tutorialDockerfile } from './tutorial-dockerfile.ts';

const NAME = 'notification-service';
const FOLDER = `apps/${NAME}`;
const REPOSITORY = 'gatehouse-benchmark';
const BUILD_IMAGE = 'gatehouse-stand-in/build';
const RUNTIME_IMAGE = 'gatehouse-stand-in/runtime';

interface Image extends Variant {
  /** Path of its Dockerfile in the copy of the workspace. */
  readonly dockerfile: string;
  readonly base: string;
}
const OURS: Image = {
  name: 'ours',
  label: 'the rendered Dockerfile',
  dockerfile: `${FOLDER}/Dockerfile`,
  base: RUNTIME_IMAGE,
};
const TUTORIAL: Image = {
  name: 'tutorial',
  label: "the tutorial's Dockerfile shape",
  dockerfile: 'tutorial.Dockerfile',
  base: BUILD_IMAGE,
};
const IMAGES = [OURS, TUTORIAL];

const NODE = '/nodejs/bin/node';
/** On the same Node.js version: "start" compares with the tutorial's service. */
const STARTS: readonly Started[] = [
  { name: 'start', label: 'the service in its image', image: tagOf(OURS) },
  {
    name: 'start-without-cache',
    label: 'without the compile cache',
    image: tagOf(OURS),
    options: [`--entrypoint=${NODE}`],
    command: ['--enable-source-maps', '/app/main.mjs'],
  },
  {
    name: 'start-tutorial',
    label: 'the tutorial’s service, bundled by esbuild as it comes',
    image: RUNTIME_IMAGE,
    options: [
      `--entrypoint=${NODE}`,
      `--volume=${builtScript(bundled('express-winston'))}:/app/main.mjs:ro`,
    ],
    command: ['/app/main.mjs'],
  },
];

interface Times {
  /** Seconds without a cached layer. */
  first: number;
  /** Seconds after a change of one source file. */
  changed: number;
}

/** Compares the size of an image, its build time and its start time with the same service built the tutorial's way. */
export async function benchmarkContainer({
  quick,
  progress,
}: RunOptions): Promise<BenchmarkResult> {
  const engine = await noEngine();
  if (engine) throw new Error(`this benchmark needs a Docker engine: ${engine}`);
  const rounds = quick ? 1 : 3;
  const root = copyOfWorkspace();
  try {
    const measured = await inRounds(IMAGES, rounds, (image) => measure(root, image), progress);
    const starts = await measureStarts(quick ? 3 : 11, progress);
    const of = (name: string) =>
      measured.find(({ variant }) => variant.name === name)?.measurements ?? [];
    return {
      how: `${rounds} round(s) of ${NAME}, on the same stand-in bases; npm's cache is filled.`,
      tables: [
        {
          title: 'size of the image, MB',
          header: ['image', 'whole', 'base', 'of which Node', 'added to the base'],
          rows: await Promise.all(IMAGES.map(sizes)),
        },
        {
          title: 'build, seconds',
          header: ['image', 'first', 'after a change of sources', 'of the first', 'times ours'],
          rows: IMAGES.map(({ name, label }) => {
            const first = of(name).map((times) => times.first);
            const changed = of(name).map((times) => times.changed);
            return [
              label,
              short(median(first)),
              short(median(changed)),
              ratio(ratioToBase(changed, first)),
              ratio(
                ratioToBase(
                  changed,
                  of('ours').map((times) => times.changed),
                ),
              ),
            ];
          }),
        },
        {
          title: 'start in a container, on the image’s Node, until it listens',
          header: ['service', 'ms', 'ratio', 'CPU ms', 'ratio'],
          rows: starts.rows,
        },
      ],
      measurements: [
        ...measured.flatMap(({ variant, measurements }) =>
          measurements.map((times, at) => ({ variant: variant.name, round: at + 1, ...times })),
        ),
        ...starts.measurements,
      ],
    };
  } finally {
    rmSync(root, { recursive: true });
  }
}

function copyOfWorkspace(): string {
  const repository = fileURLToPath(new URL('../../../..', import.meta.url));
  const root = mkdtempSync(join(tmpdir(), 'gatehouse-benchmark-'));
  execFileSync('git', ['clone', '--quiet', '--local', repository, root]);
  writeFileSync(join(root, TUTORIAL.dockerfile), tutorialDockerfile(FOLDER));
  writeFileSync(join(root, `${TUTORIAL.dockerfile}.dockerignore`), '.git\n');
  return root;
}

async function measure(root: string, image: Image): Promise<Times> {
  const first = await build(root, image, ['--no-cache']);
  appendFileSync(join(root, FOLDER, 'src/service.ts'), `// ${Date.now()}\n`);
  return { first, changed: await build(root, image, []) };
}

async function build(root: string, image: Image, more: readonly string[]): Promise<number> {
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

function tagOf({ name }: Variant): string {
  return `${REPOSITORY}:${name}`;
}

async function measureStarts(rounds: number, progress: RunOptions['progress']) {
  await buildBundles();
  const { aws, env } = await startAws();
  const settings = {
    ...env,
    API_KEYS_SECRET: 'orders/api-keys',
    TOPIC_ARNS: aws.topicArn('notifications'),
  };
  const measured = await inRounds(
    STARTS,
    rounds,
    (variant) => measureStart(variant, settings),
    progress,
  );
  await aws.stop();
  const column = (name: string, value: keyof StartInContainer) =>
    (measured.find(({ variant }) => variant.name === name)?.measurements ?? []).map(
      (row) => row[value],
    );
  return {
    measurements: measured.flatMap(({ variant, measurements }) =>
      measurements.map((row, at) => ({ variant: variant.name, round: at + 1, ...row })),
    ),
    rows: STARTS.map(({ name, label }) => [
      label,
      ...(['milliseconds', 'cpuMs'] as const).flatMap((value) => [
        short(median(column(name, value))),
        ratio(ratioToBase(column(name, value), column('start-tutorial', value))),
      ]),
    ]),
  };
}

async function sizes(image: Image): Promise<string[]> {
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
