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
import type { Report, RunOptions, Variant } from '../harness/benchmark.ts';
import { ratio, short } from '../harness/format.ts';
import { inRounds } from '../harness/rounds.ts';
import { median, ratioToBase } from '../harness/statistics.ts';
import { tutorialDockerfile } from './tutorial-dockerfile.ts';

const NAME = 'notification-service';
const FOLDER = `apps/${NAME}`;
const BUILD_IMAGE = 'gatehouse-stand-in/build';
const RUNTIME_IMAGE = 'gatehouse-stand-in/runtime';

interface Image extends Variant {
  /** Where its Dockerfile is, below the copy of the workspace. */
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

interface Times {
  /** Seconds without a cached layer. */
  first: number;
  /** Seconds after a change of one source file. */
  changed: number;
}

/** Size of an image and how long it takes to build, next to the same service the tutorial's way. */
export async function benchmarkContainer({ quick, progress }: RunOptions): Promise<Report> {
  const engine = await noEngine();
  if (engine) throw new Error(`this benchmark needs a Docker engine: ${engine}`);
  const rounds = quick ? 1 : 3;
  const root = copyOfWorkspace();
  try {
    const measured = await inRounds(IMAGES, rounds, (image) => measure(root, image), progress);
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
      ],
      measurements: measured.flatMap(({ variant, measurements }) =>
        measurements.map((times, at) => ({ variant: variant.name, round: at + 1, ...times })),
      ),
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
  const source = { name: NAME, root, folder: FOLDER, platform, commit: { id: 'none', time: 0 } };
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

const tagOf = ({ name }: Variant) => `gatehouse-benchmark:${name}`;

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
