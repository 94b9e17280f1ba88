import { startAws } from '../harness/api-keys.ts';
import type { RunOptions } from '../harness/benchmark.ts';
import { ratio, short } from '../harness/format.ts';
import { inRounds } from '../harness/rounds.ts';
import { builtScript } from '../harness/scripts.ts';
import { median, ratioToBase } from '../harness/statistics.ts';
import { buildBundles, bundled } from '../start/build-bundles.ts';
import { OURS, RUNTIME_IMAGE, tagOf } from './images.ts';
import { type StartInContainer, type Started, measureStart } from './measure-start.ts';

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

export async function measureStarts(rounds: number, progress: RunOptions['progress']) {
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
