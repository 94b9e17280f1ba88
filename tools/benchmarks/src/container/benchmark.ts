import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { noEngine } from '@gatehouse/container';
import type { BenchmarkResult, RunOptions } from '../harness/benchmark.ts';
import { ratio, short } from '../harness/format.ts';
import { inRounds } from '../harness/rounds.ts';
import { median, ratioToBase } from '../harness/statistics.ts';
import { build } from './build-image.ts';
import { FOLDER, IMAGES, type Image, NAME } from './images.ts';
import { measureStarts } from './measure-starts.ts';
import { imageSizes } from './image-sizes.ts';
import { copyOfWorkspace } from './copy-of-workspace.ts';

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
          rows: await Promise.all(IMAGES.map(imageSizes)),
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

async function measure(root: string, image: Image): Promise<Times> {
  const first = await build(root, image, ['--no-cache']);
  appendFileSync(join(root, FOLDER, 'src/service.ts'), `// ${Date.now()}\n`);
  return { first, changed: await build(root, image, []) };
}
